"""Roles from a file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Conflict

from .. import access
from ..dates import must_fit, must_leave_a_steward, stop
from ..models import Assignment, Person, Role, Unit
from .plan import Change, Plan, Unclear, day, found, one_of
from .table import Problem, Table

YES = {"yes": True, "ja": True, "1": True, "no": False, "nee": False, "0": False, "": False}


def plan(by: Actor, table: Table) -> Plan:
    """Roles that are new and roles that end; nobody's own, and none made longer."""
    result = Plan("roles")
    people = {person.email: person for person in Person.objects.all()}
    units = {unit.slug: unit for unit in Unit.objects.all()}
    seen: dict[tuple[str, ...], int] = {}
    for line, row in table.rows:
        try:
            key = (row["email"].lower(), row["unit"], row["role"], row.get("starts", ""))
            if key in seen:
                raise Unclear(_("This role stands in line %d already.") % seen[key])
            seen[key] = line
            _plan_row(by, result, line, _wished(row, people, units))
        except (Unclear, ValidationError, Conflict) as error:
            result.problems.extend(Problem(line, text) for text in getattr(error, "messages", [str(error)]))
    return result


def _wished(row: Mapping[str, str], people: Mapping[str, Any], units: Mapping[str, Any]) -> Assignment:
    """A row as an assignment that is not saved yet."""
    return Assignment(
        person=found(
            row["email"].lower(), people, _("There is no person “%(cell)s”. Import the people first.")
        ),
        unit=found(row["unit"], units, _("There is no unit “%(cell)s”. Import the units first.")),
        role=one_of(row["role"], {value: value for value in Role.values}),
        is_deputy=one_of(row.get("deputy", "").lower(), YES),
        starts=day(row.get("starts", "")) or timezone.localdate(),
        ends=day(row.get("ends", "")),
    )


def _plan_row(by: Actor, result: Plan, line: int, wish: Assignment) -> None:
    held = Assignment.objects.filter(
        person=wish.person, unit=wish.unit, role=wish.role, starts=wish.starts, is_deputy=wish.is_deputy
    ).first()
    if held is not None and held.ends == wish.ends:
        result.same += 1
        return
    if permission := access.may_give(by, wish):
        who, detail = f"{wish.person}", f"{wish.get_role_display()} · {wish.unit} · {_span(wish)}"
        what, act = ("ended", _ending(held, wish)) if held else ("new", _giving(wish))
        result.changes.append(Change(line, what, who, detail, _facts(wish), act))
    else:
        raise Unclear(str(permission.why))


def _giving(wish: Assignment) -> Any:
    must_fit(wish)
    return wish.save


def _ending(held: Assignment, wish: Assignment) -> Any:
    if wish.ends is None or (held.ends is not None and wish.ends > held.ends):
        raise Unclear(_("A role is not made longer. Give it anew from the day after it ends."))
    if wish.ends < held.starts:
        raise Unclear(_("The last day is before the first."))
    must_leave_a_steward(held, wish.ends)
    return partial(stop, held, wish.ends)


def _span(wish: Assignment) -> str:
    return f"{wish.starts} – {wish.ends or '…'}"


def _facts(wish: Assignment) -> dict[str, Any]:
    return {
        "person": wish.person_id,
        "unit": wish.unit_id,
        "role": wish.role,
        "deputy": wish.is_deputy,
        "starts": str(wish.starts),
        "ends": str(wish.ends) if wish.ends else None,
    }
