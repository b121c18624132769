"""Whom to turn to about an account: the contact person of its unit and the deputy."""

from __future__ import annotations

from django.utils import timezone

from pedel.desk.people.models import Assignment, Role, Unit, still_here


def contacts_for(unit: Unit) -> list[Assignment]:
    """The contact persons of the nearest unit that has any, deputies last; else the stewards. One query."""
    day = timezone.localdate()
    rows = (
        Assignment.objects.on(day)
        .filter(
            still_here(day, "person__"), role__in=(Role.CONTACT, Role.STEWARD), unit__path__in=unit.lineage()
        )
        .select_related("person", "unit")
        .order_by("is_deputy", "person__name")
    )
    of_role = [row for row in rows if row.role == Role.CONTACT] or list(rows)
    nearest = max((len(row.unit.path) for row in of_role), default=0)
    return [row for row in of_role if len(row.unit.path) == nearest]
