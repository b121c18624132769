"""What changes the register."""

from .pictures import remove_avatar, set_avatar
from .registering import change, move, register
from .staffing import join, leave

__all__ = ["change", "join", "leave", "move", "register", "remove_avatar", "set_avatar"]
