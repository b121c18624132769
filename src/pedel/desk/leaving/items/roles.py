"""Who follows in each role on a unit."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from pedel.desk.people.models import Assignment, Person, Role, still_here

from .item import Item, Leaver


def found(leaver: Leaver) -> Iterator[Item]:
    """An item for each role that they hold on the last day. Two queries."""
    mine = Assignment.objects.on(leaver.last_day).filter(person=leaver.person).select_related("unit")
    after = Assignment.objects.on(leaver.then).filter(still_here(leaver.then, "person__"))
    after = list(after.exclude(person=leaver.person).select_related("person", "unit").order_by("is_deputy"))
    for row in mine.order_by("unit__path", "role"):
        yield _item(leaver, row, after)


def _item(leaver: Leaver, mine: Assignment, after: list[Assignment]) -> Item:
    same = [row for row in after if row.role == mine.role]
    here = [row for row in same if row.unit_id == mine.unit_id and row.is_deputy == mine.is_deputy]
    said = {"role": mine.get_role_display(), "unit": mine.unit}
    what = _("A deputy %(role)s of %(unit)s") if mine.is_deputy else _("A %(role)s of %(unit)s")
    return Item(
        key=f"{mine.role}:{mine.unit_id}{':deputy' if mine.is_deputy else ''}",
        group="successors",
        what=what % said,
        state="done" if here else "open",
        detail=", ".join(str(row.person) for row in here) or _otherwise(mine, same),
        turn=_turn(leaver, mine),
        url=reverse("unit", args=[mine.unit_id]),
        link=mine.unit.name,
        may_say=mine.role != Role.STEWARD or not mine.unit.is_root(),
    )


def _otherwise(mine: Assignment, same: list[Assignment]) -> str:
    """Who answers where nobody follows: the deputies there, or the nearest unit above."""
    for path in mine.unit.lineage():
        rows = [row for row in same if row.unit.path == path]
        if rows:
            said = {"people": ", ".join(str(row.person) for row in rows), "unit": rows[0].unit}
            return _("Until somebody follows: %(people)s (%(unit)s).") % said
    return _("From the day after, nobody at all.")


def _turn(leaver: Leaver, mine: Assignment) -> tuple[Person, ...]:
    """Roles are given by the steward."""
    return leaver.turns.stewards() or leaver.turns.contacts(mine.unit)
