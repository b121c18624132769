"""Units, people, their dated roles and their tokens."""

from .assignment import Assignment, Role
from .group import GroupMapping
from .person import Person, display_name, still_here
from .token import ApiToken
from .unit import Unit, within

__all__ = [
    "ApiToken",
    "Assignment",
    "GroupMapping",
    "Person",
    "Role",
    "Unit",
    "display_name",
    "still_here",
    "within",
]
