"""What changes the archive."""

from .destroying import drop, propose, sign
from .keeping import archive, archive_sequel, export
from .retaining import remove_rule, set_rule

__all__ = [
    "archive",
    "archive_sequel",
    "drop",
    "export",
    "propose",
    "remove_rule",
    "set_rule",
    "sign",
]
