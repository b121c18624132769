"""The directory: every unit with whom to ask there, for colleagues or for everybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from pedel.desk.guidelines.searching import words
from pedel.desk.people.models import Assignment, Person, Role, Unit, still_here

from .models import Absence, Card, Point
from .roster import absences_of


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact person of a unit, as they may be shown."""

    person: Person
    is_deputy: bool
    card: Card | None
    absence: Absence | None
    stand_in: Person | None


@dataclass(frozen=True, slots=True)
class Place:
    """A unit with whom to ask there; `above` is the nearest unit that answers where nobody does here."""

    unit: Unit
    contacts: tuple[Contact, ...]
    point: Point | None
    above: Unit | None

    @property
    def depth(self) -> int:
        return self.unit.depth

    def __bool__(self) -> bool:
        return bool(self.contacts or self.point)


def places(*, is_public: bool, query: str = "") -> list[Place]:
    """Every unit in the order of the tree, or those whose name in either language has the words.

    To the public only those are named who agreed to it (clause employer.staff-confidentiality). Six
    queries, however many units there are.
    """
    units = {unit.path: unit for unit in Unit.objects.order_by("path")}
    points = {point.unit_id: point for point in Point.objects.all()}
    contacts = _contacts(is_public)
    answering = {path for path, unit in units.items() if contacts.get(path) or unit.pk in points}
    return [
        Place(
            unit,
            tuple(contacts.get(path, ())),
            points.get(unit.pk),
            None if path in answering else next((units[p] for p in unit.lineage() if p in answering), None),
        )
        for path, unit in units.items()
        if _fits(unit, query)
    ]


def place(unit: Unit, *, is_public: bool) -> Place:
    """One unit."""
    return next(one for one in places(is_public=is_public) if one.unit == unit)


def _contacts(is_public: bool) -> dict[str, list[Contact]]:
    day = timezone.localdate()
    rows = Assignment.objects.on(day).filter(still_here(day, "person__"))
    rows = (
        rows.filter(role=Role.CONTACT).select_related("person", "unit").order_by("is_deputy", "person__name")
    )
    shown = [row for row in rows if not is_public or may_be_named(row.person)]
    people = {row.person_id for row in shown}
    cards = {card.person_id: card for card in Card.objects.filter(person__in=people)}
    away = absences_of(people)
    found: dict[str, list[Contact]] = defaultdict(list)
    for row in shown:
        absence = away.get(row.person_id)
        instead = absence.stand_in if absence else None
        named = instead if instead and (not is_public or may_be_named(instead)) else None
        contact = Contact(row.person, row.is_deputy, cards.get(row.person_id), absence, named)
        found[row.unit.path].append(contact)
    return found


def may_be_named(person: Person) -> bool:
    """Whether they agreed to be named on public pages."""
    return person.may_be_named_since is not None and person.may_be_named_since <= timezone.localdate()


def _fits(unit: Unit, query: str) -> bool:
    """Whether every word of the query begins a word of the unit's name in one of the languages."""
    asked = words(query)
    return any(_all_begin(asked, words(name)) for name in (unit.name_en, unit.name_nl))


def _all_begin(asked: Iterable[str], name: list[str]) -> bool:
    return all(any(word.startswith(one) or (len(one) > 3 and one in word) for word in name) for one in asked)
