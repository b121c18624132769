"""Whose turn it is: the people who see to something, by name."""

from __future__ import annotations

from dataclasses import dataclass, field

from pedel.desk.people.models import Assignment, Person, Role, Unit, still_here

from .models import Departure


@dataclass
class Turns:
    """Who sees to what for one departure; the roles are read once. The leaver is never among them."""

    departure: Departure
    held: list[Assignment] = field(init=False)

    def __post_init__(self) -> None:
        rows = Assignment.objects.on().filter(still_here(who="person__"))
        rows = rows.filter(role__in=(Role.CONTACT, Role.STEWARD)).exclude(person=self.departure.person_id)
        self.held = list(rows.select_related("person", "unit").order_by("is_deputy", "person__name"))

    def supervisor(self) -> tuple[Person, ...]:
        """The leaver's supervisor; the stewards where there is none who is still here."""
        boss = self.departure.person.supervisor
        return (boss,) if boss is not None and not boss.has_left() else self.stewards()

    def contacts(self, unit: Unit) -> tuple[Person, ...]:
        """The contact persons of the nearest unit that has some; else the stewards."""
        for path in unit.lineage():
            rows = [row for row in self.held if row.role == Role.CONTACT and row.unit.path == path]
            if rows:
                return _once([row for row in rows if not row.is_deputy] or rows)
        return self.stewards()

    def stewards(self) -> tuple[Person, ...]:
        """The stewards of the whole university."""
        rows = [row for row in self.held if row.role == Role.STEWARD and row.unit.is_root()]
        return _once([row for row in rows if not row.is_deputy] or rows)


def _once(rows: list[Assignment]) -> tuple[Person, ...]:
    return tuple({row.person_id: row.person for row in rows}.values())
