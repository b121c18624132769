"""What changes the register, and what brakes it."""

from . import holding
from .pictures import remove_avatar, set_avatar
from .registering import change, move, register
from .staffing import join, leave

__all__ = ["change", "holding", "join", "leave", "move", "register", "remove_avatar", "set_avatar"]
