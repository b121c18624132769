"""Who is told of what about an application."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from pedel.desk.accounts.contacts import contacts_for
from pedel.desk.notices.telling import tell
from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor

from . import rules
from .models import Application


def its_people(application: Application) -> list[Person]:
    """The applicant, and everybody with whom it is shared."""
    shared = application.writers.select_related("person")
    return [application.applicant, *(row.person for row in shared)]


def tell_its_people(by: Actor, application: Application, what: str, **facts: Any) -> None:
    """Tells the applicant and those with whom it is shared, save whoever does it."""
    _tell(by, its_people(application), application, what, facts)


def tell_who_has_the_word(
    by: Actor, application: Application, what: str, *, with_deputies: bool = False
) -> None:
    """Tells those whose word it waits for."""
    if application.unit is not None:
        people = rules.have_the_word(application.unit, with_deputies=with_deputies)
        _tell(by, people, application, what, {})


def tell_keepers(by: Actor, application: Application) -> None:
    """Tells who keeps the register that an account may be put into it."""
    if application.unit is not None:
        people = [row.person for row in contacts_for(application.unit)]
        _tell(by, people, application, "ready", {})


def tell_named(by: Actor, application: Application) -> None:
    """Tells owner and deputy that somebody counts on them."""
    writing = {person.pk for person in its_people(application)}
    named = [person for person in (application.owner, application.deputy) if person is not None]
    _tell(by, [each for each in named if each.pk not in writing], application, "named", {})


def tell_one(by: Actor, person: Person, application: Application, what: str) -> None:
    """Tells one person."""
    _tell(by, [person], application, what, {})


def _tell(
    by: Actor, people: Iterable[Person], application: Application, what: str, facts: dict[str, Any]
) -> None:
    others = [person for person in people if person.pk != by.id]
    facts = {"by": str(by), "account": str(application), **facts}
    url = reverse("application", args=[application.pk])
    tell(others, kind=f"applications.{what}", url=url, **facts)
