"""What is kept of posts, for how long, and what was destroyed by whom."""

from .destruction import DestructionList
from .post import ArchivedFile, ArchivedPost, Sequel
from .rule import Rule

__all__ = ["ArchivedFile", "ArchivedPost", "DestructionList", "Rule", "Sequel"]
