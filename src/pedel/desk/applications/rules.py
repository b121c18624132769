"""How accounts are opened under the guidelines in force: by advice or by approval, and whose word it is."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from pedel.desk import packs
from pedel.desk.accounts.contacts import contacts_for
from pedel.desk.people.models import Assignment, Person, Role, Unit, still_here
from pedel.policy.pack import Opening

ROLES: dict[str, tuple[str, ...]] = {
    "contact": (Role.CONTACT, Role.STEWARD),
    "steward": (Role.STEWARD,),
    "approver": (Role.APPROVER,),
}
"""Which roles have the word, by what a pack calls them; the steward stands in for a contact person."""

CALLED = {
    "contact": _("the contact person"),
    "steward": _("the steward"),
    "approver": _("the approver of the unit"),
}


def opening() -> Opening:
    """What the packs in force say; where they say nothing it is advice of the contact person."""
    return packs.in_force().opening or Opening()


def is_approval() -> bool:
    """Whether there is no account without a yes."""
    return opening().decision == "approval"


def called() -> Any:
    """Whose word it is, in a word (lazy)."""
    return CALLED[opening().by]


def have_the_word(unit: Unit, *, with_deputies: bool = False) -> list[Person]:
    """Whose word it is for a unit: of the nearest that has any; deputies where there is nobody else."""
    rows = contacts_for(unit) if opening().by == "contact" else _nearest(unit)
    first = [row.person for row in rows if not row.is_deputy]
    return [row.person for row in rows] if with_deputies or not first else first


def _nearest(unit: Unit) -> list[Assignment]:
    rows = (
        Assignment.objects.on()
        .filter(still_here(None, "person__"), role__in=ROLES[opening().by], unit__path__in=unit.lineage())
        .select_related("person", "unit")
        .order_by("is_deputy", "person__name")
    )
    found = list(rows)
    nearest = max((len(row.unit.path) for row in found), default=0)
    return [row for row in found if len(row.unit.path) == nearest]
