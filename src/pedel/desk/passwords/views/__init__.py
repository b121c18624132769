"""Pages about access and passwords, and the private reminder."""

from .account import access_page, call, changed, end, give, guard, review
from .export import exported
from .reminder import reminder

__all__ = ["access_page", "call", "changed", "end", "exported", "give", "guard", "reminder", "review"]
