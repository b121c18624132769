"""Units, people, their dated roles and their tokens."""

from .assignment import Assignment, Role
from .group import GroupMapping
from .person import Person, display_name
from .token import ApiToken
from .unit import Unit

__all__ = ["ApiToken", "Assignment", "GroupMapping", "Person", "Role", "Unit", "display_name"]
