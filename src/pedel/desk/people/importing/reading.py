"""From a file to its plan, and from the desk to a file."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from pedel.desk.record.acting import Actor

from ..models import Assignment, Person, Unit
from . import persons, roles, table, units
from .plan import Plan

PLANS = {"units": units.plan, "people": persons.plan, "roles": roles.plan}


def plan(by: Actor, data: bytes) -> Plan:
    """What this file would change if this person applied it now."""
    read, problems = table.read(data)
    if read is None:
        return Plan("", problems=problems)
    return PLANS[read.kind](by, read)


def export(kind: str) -> str:
    """Units, people, or the roles of now and later that people gave, as a file that can be imported."""
    return table.write(kind, ROWS[kind]())


def _units() -> Iterator[tuple[str, ...]]:
    slugs: dict[str, str] = {}
    for unit in Unit.objects.order_by("path"):
        slugs[unit.path] = unit.slug
        yield unit.slug, slugs.get(unit.path[: -unit.steplen], ""), unit.kind, unit.name_en, unit.name_nl


def _people() -> Iterator[tuple[str, ...]]:
    for person in Person.objects.select_related("supervisor").order_by("email"):
        supervisor = person.supervisor.email if person.supervisor else ""
        yield person.email, person.name, person.language, supervisor, str(person.leaves_on or "")


def _roles() -> Iterator[tuple[str, ...]]:
    given = Assignment.objects.filter(granted_by_group="").select_related("person", "unit")
    for row in given.exclude(ends__lt=timezone.localdate()):
        deputy = "yes" if row.is_deputy else "no"
        yield row.person.email, row.unit.slug, row.role, deputy, str(row.starts), str(row.ends or "")


ROWS = {"units": _units, "people": _people, "roles": _roles}
