"""What happens to the access to accounts, and to their passwords."""

from .changing import call_for_change, called, changed, reminded
from .holding import describe, end_access, give_access, review

__all__ = [
    "call_for_change",
    "called",
    "changed",
    "describe",
    "end_access",
    "give_access",
    "reminded",
    "review",
]
