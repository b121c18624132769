"""The closing of an account, its announcements, and what was said by hand of its steps."""

from .announcement import Announcement
from .closing import Closing
from .remark import Remark

__all__ = ["Announcement", "Closing", "Remark"]
