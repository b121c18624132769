"""Who can open an account on its network, what guards it there, and when its password has to change."""

from .change import ChangeDue, Reason
from .holder import Holder
from .lock import Lock

__all__ = ["ChangeDue", "Holder", "Lock", "Reason"]
