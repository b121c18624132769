"""Whom one can be at the demo desk."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from pedel.desk.people.models import Person

from .reading import email, read

PASSWORD = "walk along the river"  # noqa: S105  # everybody may know it: nothing here is real


@dataclass(frozen=True, slots=True)
class Part:
    """A person of the demo, and what they are there for in the reader's language."""

    person: Person
    what: str

    @property
    def initials(self) -> str:
        words = self.person.name.split()
        return words[0][0] + words[-1][0]


def parts() -> list[Part]:
    """All of them, in the order in which they are shown."""
    told = read("university")["cast"]
    people = {person.email: person for person in Person.objects.filter(email__in=map(_address, told))}
    lang = "nl" if (get_language() or "").startswith("nl") else "en"
    return [Part(people[_address(row)], row[lang]) for row in told if _address(row) in people]


def lines() -> list[str]:
    """The same for a terminal: the page to choose on, then each person."""
    everybody = parts()
    wide = max((len(part.person.name) for part in everybody), default=0)
    return [
        f"Choose whom you are: {settings.PEDEL.url}{reverse('demo')}",
        *(f"  {part.person.name:<{wide}}  {part.what}" for part in everybody),
        f"Or sign in with an address such as {email('fatima')} and the password “{PASSWORD}”.",
    ]


def _address(row: dict[str, str]) -> str:
    return email(row["person"])
