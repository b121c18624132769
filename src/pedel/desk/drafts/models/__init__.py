"""Drafts, what belongs to them, and their revisions."""

from .comment import Comment
from .draft import Draft, Target
from .picture import Picture
from .presence import Presence
from .reply import Answer, Fact, Reason
from .revision import Revision

__all__ = ["Answer", "Comment", "Draft", "Fact", "Picture", "Presence", "Reason", "Revision", "Target"]
