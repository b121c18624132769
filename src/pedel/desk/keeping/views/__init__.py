"""Pages about looking after accounts."""

from .account import confirm, keeping, not_ours, ours
from .unattended import exported, unattended

__all__ = ["confirm", "exported", "keeping", "not_ours", "ours", "unattended"]
