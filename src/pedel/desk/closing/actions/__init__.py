"""What happens to a closing."""

from .announcing import announce, draft_announcements
from .deciding import agree, change, drop, propose
from .ending import close, remind, reopen
from .remarking import say, take_back

__all__ = [
    "agree",
    "announce",
    "change",
    "close",
    "draft_announcements",
    "drop",
    "propose",
    "remind",
    "reopen",
    "say",
    "take_back",
]
