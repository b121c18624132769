"""Units, people and their roles."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from pedel.desk.people.actions import people as people_actions
from pedel.desk.people.actions import roles, units
from pedel.desk.people.models import Assignment, Person, Unit
from pedel.desk.record.acting import Actor

from .cast import PASSWORD
from .reading import day, email, read

OPERATOR = Actor(via="command", name="demo")


def who(name: str) -> Person:
    """A person as they stand now, with the roles they hold now."""
    return Person.objects.get(email=email(name))


def by(name: str) -> Actor:
    return Actor(who(name))


def unit(slug: str) -> Unit:
    return Unit.objects.get(slug=slug)


def fill() -> None:
    data = read("university")
    for row in data["units"]:
        parent = unit(row["under"]) if "under" in row else None
        units.create(
            OPERATOR, parent, slug=row["slug"], kind=row["kind"], name_en=row["en"], name_nl=row["nl"]
        )
    for row in data["people"]:
        _person(row)
    Person.objects.update(password=make_password(PASSWORD))
    for number, row in enumerate(data["roles"]):
        giver = OPERATOR if number == 0 else by("pieter" if row["person"] == "marijke" else "marijke")
        assignment = Assignment(
            person=who(row["person"]),
            unit=unit(row["unit"]),
            role=row["role"],
            is_deputy=row.get("is_deputy", False),
            starts=day(-400),
        )
        roles.give(giver, assignment)


def _person(row: dict[str, Any]) -> None:
    boss = who(row["supervisor"]) if "supervisor" in row else None
    fields = {"email": email(row["id"]), "name": row["name"], "language": row["language"], "supervisor": boss}
    person = people_actions.add(OPERATOR, None, **fields)
    if row.get("is_named"):
        Person.objects.filter(pk=person.pk).update(may_be_named_since=timezone.localdate())
    if "leaves" in row:
        people_actions.leave(OPERATOR, person, last_day=day(row["leaves"]))
