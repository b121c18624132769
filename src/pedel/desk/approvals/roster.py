"""Who says yes for a unit today: its approvers, their deputies, and those to whom they delegated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from pedel.desk.people.models import Assignment, Person, Role, Unit

from .models import Delegation


class Voice(NamedTuple):
    """In which role a person decides ("approver", "deputy", "delegate"), and for which approver."""

    role: str
    seat: Person


@dataclass(frozen=True, slots=True)
class Bench:
    """Those who may say yes for a unit. `seats` are whose yes counts where all are needed.

    A deputy speaks for any seat, a delegate for the one who delegated. Where no approver is left
    (nobody was named, or the author holds the only seat), the deputies sit themselves.
    """

    unit: Unit
    seats: tuple[Person, ...]
    deputies: tuple[Person, ...]
    delegates: tuple[tuple[Person, Person], ...]
    has_approvers: bool

    def people(self) -> list[Person]:
        """Everybody who may decide."""
        everybody = (*self.seats, *self.deputies, *(receiver for receiver, _ in self.delegates))
        return list({person.pk: person for person in everybody}.values())

    def asked_first(self) -> list[Person]:
        """Those who are told at once: the seats and who decides in their stead; deputies when it is late."""
        everybody = (*self.seats, *(receiver for receiver, _ in self.delegates))
        return list({person.pk: person for person in everybody}.values())

    def voices(self, person: Person) -> list[Voice]:
        """Every way in which a person may speak here, their own seat first."""
        own = [
            Voice("approver" if self.has_approvers else "deputy", seat)
            for seat in self.seats
            if seat == person
        ]
        delegated = [Voice("delegate", giver) for receiver, giver in self.delegates if receiver == person]
        deputised = [Voice("deputy", seat) for seat in self.seats] if person in self.deputies else []
        return own or [*delegated, *deputised]


class Roster:
    """The approvers of some units and all units above them, read in three queries whatever their number."""

    def __init__(self, units: Iterable[Unit]) -> None:
        paths = {path for unit in units for path in unit.lineage()}
        self.units = {unit.path: unit for unit in Unit.objects.filter(path__in=paths)}
        self.rows: dict[str, list[Assignment]] = {}
        rows = Assignment.objects.on().filter(role=Role.APPROVER, unit__path__in=paths)
        for row in rows.select_related("person", "unit").order_by("person__name", "person_id"):
            if not row.person.has_left():
                self.rows.setdefault(row.unit.path, []).append(row)
        self.delegations = [
            row
            for row in Delegation.objects.on().select_related("giver", "receiver", "unit")
            if row.giver_id != row.receiver_id and not row.receiver.has_left()
        ]

    def bench(self, unit: Unit, without: frozenset[int] = frozenset(), about: str = "") -> Bench | None:
        """Those who decide for a unit, or for the nearest above it where somebody does; None if nobody.

        `without` are the ids of those who may not: the author, who asked, and all who edited. `about` is
        the path of the unit whose draft it is, where a delegation is for a part of the approver's unit.
        """
        for path in unit.lineage():
            rows = [row for row in self.rows.get(path, ()) if row.person_id not in without]
            if rows:
                return self._bench(path, rows, without, about or unit.path)
        return None

    def passed(self, unit: Unit, bench: Bench) -> list[Unit]:
        """The units from `unit` up to the bench that have approvers of whom none may decide this."""
        between = [path for path in unit.lineage() if len(path) > len(bench.unit.path)]
        return [self.units[path] for path in between if path in self.rows]

    def _bench(self, path: str, rows: list[Assignment], without: frozenset[int], about: str) -> Bench:
        approvers = _once(row.person for row in rows if not row.is_deputy)
        deputies = tuple(p for p in _once(row.person for row in rows if row.is_deputy) if p not in approvers)
        delegates = tuple(
            (row.receiver, row.giver)
            for row in self.delegations
            if row.giver in approvers
            and row.receiver_id not in without
            and (path.startswith(row.unit.path) or about.startswith(row.unit.path))
        )
        seats, standing_by = (approvers, deputies) if approvers else (deputies, ())
        return Bench(self.units[path], seats, standing_by, delegates, bool(approvers))


def _once(people: Iterable[Person]) -> tuple[Person, ...]:
    return tuple({person.pk: person for person in people}.values())
