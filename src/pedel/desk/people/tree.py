"""The tree of units with who answers for each, and what is missing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from .models import Assignment, Role, Unit, still_here


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit, who holds which role on it today, and which units stand in where nobody does.

    `contact_above` and `approver_above` are the nearest units above whose people answer instead;
    None where nobody is missing, or where nobody answers at all.
    """

    unit: Unit
    contacts: tuple[Assignment, ...]
    approvers: tuple[Assignment, ...]
    stewards: tuple[Assignment, ...]
    contact_above: Unit | None
    approver_above: Unit | None

    @property
    def indent(self) -> int:
        """How many units stand above it."""
        return self.unit.depth - 1


def branches() -> list[Branch]:
    """Every unit in the order of the tree; two queries, however many units there are."""
    units = {unit.path: unit for unit in Unit.objects.order_by("path")}
    held = _held()
    return [_branch(unit, units, held) for unit in units.values()]


def branch(unit: Unit) -> Branch:
    """One unit's."""
    units = {row.path: row for row in Unit.objects.filter(path__in=unit.lineage())}
    return _branch(unit, units, _held())


def without_approver(path: str) -> list[Unit]:
    """The units at this path and below for which nobody can approve."""
    return [
        row.unit
        for row in branches()
        if row.unit.is_within(path) and not row.approvers and row.approver_above is None
    ]


def _held() -> dict[tuple[str, str], tuple[Assignment, ...]]:
    """Today's assignments by path and role, deputies last; nobody who has left."""
    held: dict[tuple[str, str], tuple[Assignment, ...]] = defaultdict(tuple)
    rows = Assignment.objects.on().filter(still_here(who="person__")).select_related("person", "unit")
    for row in rows.order_by("is_deputy", "person__name"):
        held[row.unit.path, row.role] += (row,)
    return held


def _branch(unit: Unit, units: dict[str, Unit], held: dict[Any, tuple[Assignment, ...]]) -> Branch:
    def above(role: str) -> Unit | None:
        if held.get((unit.path, role)):
            return None
        return next((units[path] for path in unit.lineage() if held.get((path, role))), None)

    return Branch(
        unit,
        held.get((unit.path, Role.CONTACT), ()),
        held.get((unit.path, Role.APPROVER), ()),
        held.get((unit.path, Role.STEWARD), ()),
        above(Role.CONTACT),
        above(Role.APPROVER),
    )
