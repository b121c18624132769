"""What changes the library; every change goes through one of these."""

from .adding import add
from .changing import archive, describe, focus, license, restore, share
from .logos import change_logo, end_logo, keep_logo

__all__ = [
    "add",
    "archive",
    "change_logo",
    "describe",
    "end_logo",
    "focus",
    "keep_logo",
    "license",
    "restore",
    "share",
]
