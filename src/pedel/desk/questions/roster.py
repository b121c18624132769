"""Who answers a question today: contact persons, who stands in for them, deputies, the steward."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone

from pedel.desk.accounts.contacts import contacts_for
from pedel.desk.people.access import is_steward
from pedel.desk.people.models import Assignment, Person, Role, Unit, still_here, within

from .models import Absence, Question

Level = Question.Level


def absences_of(people: Iterable[Person | int]) -> dict[int, Absence]:
    """Who of these people is away today, by id. One query."""
    rows = Absence.objects.on().filter(person__in=people).select_related("person", "stand_in")
    return {row.person_id: row for row in rows.order_by("-ends")}


def stewards() -> list[Person]:
    """The stewards of the whole university who are still here."""
    rows = Assignment.objects.on().filter(still_here(None, "person__"), role=Role.STEWARD, unit__depth=1)
    return [row.person for row in rows.select_related("person").order_by("is_deputy", "person__name")]


def asked(unit: Unit, asker: Person, level: int) -> tuple[list[Person], int]:
    """Who is asked at this level, and the level that it comes to where nobody is there at that one.

    The contact persons of the nearest unit; who stands in for those who are away; the deputies where
    nobody is left, or from `Level.DEPUTY` on; the stewards where still nobody is, or from `Level.STEWARD` on.
    """
    rows = [row for row in contacts_for(unit) if row.person_id != asker.pk and row.role == Role.CONTACT]
    away = absences_of(row.person_id for row in rows)
    found = [_here(row.person, away, asker) for row in rows if not row.is_deputy]
    people = list(dict.fromkeys(person for person in found if person is not None))
    if not people or level >= Level.DEPUTY:
        deputies = [row.person for row in rows if row.is_deputy and row.person_id not in away]
        people = list(dict.fromkeys([*people, *deputies]))
    if not people or level >= Level.STEWARD:
        level = Level.STEWARD
        people += [person for person in stewards() if person != asker and person not in people]
    return people, level


def _here(person: Person, away: dict[int, Absence], asker: Person) -> Person | None:
    """The person, or who stands in for them; None when nobody does."""
    if (absence := away.get(person.pk)) is None:
        return person
    stand_in = absence.stand_in
    return None if stand_in is None or stand_in.has_left() or stand_in == asker else stand_in


def answerable(person: Person) -> Q:
    """For a query over questions: those of others that this person may read and answer. Two queries."""
    if person.has_left():
        return Q(pk=None)
    seen = _of_units({*person.paths(Role.CONTACT), *_stood_in_for(person)})
    if is_steward(person):
        seen |= Q(level=Level.STEWARD)
    return seen & ~Q(asked_by=person)


def _stood_in_for(person: Person) -> list[str]:
    """The units whose contact persons are away today and left their questions to this person."""
    away = Absence.objects.on().filter(stand_in=person).values("person")
    held = Assignment.objects.on().filter(still_here(None, "person__"), person__in=away, is_deputy=False)
    return list(held.filter(role=Role.CONTACT).values_list("unit__path", flat=True))


def _of_units(paths: set[str]) -> Q:
    """Questions of these units and of those below that have no contact person of their own."""
    if not paths:
        return Q(pk=None)
    every = Assignment.objects.on().filter(still_here(None, "person__"), role=Role.CONTACT)
    others = set(every.values_list("unit__path", flat=True)) - paths
    found = Q(pk=None)
    for path in paths:
        nearer = [other for other in others if other.startswith(path)]
        found |= within([path], "unit__") & ~within(nearer, "unit__")
    return found


def is_contact(person: Person) -> bool:
    """Whether they are contact person or steward of anything today."""
    return bool(person.paths(Role.CONTACT, Role.STEWARD))


def contact_people() -> list[Person]:
    """Everybody who may stand in: the contact persons and stewards of today."""
    day = timezone.localdate()
    rows = Assignment.objects.on(day).filter(role__in=(Role.CONTACT, Role.STEWARD))
    return list(Person.objects.filter(still_here(day), pk__in=rows.values("person")).order_by("name"))
