"""What happened to an account, from the record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Person
from pedel.desk.record import words
from pedel.desk.record.models import Entry

from .models import Account, Membership

LATEST = 15
PREFIX = ("account.", "mandate.", "channel.", "hold.")
"""The verbs that concern the account itself, not each draft for it."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry in words: what, about whom or what exactly, and the entry itself."""

    what: str
    detail: str
    entry: Entry


def latest(account: Account) -> list[Happening]:
    """The newest entries about an account. Two queries."""
    entries = Entry.objects.filter(account=account.pk)
    own = [entry for entry in entries.order_by("-number")[: LATEST * 4] if entry.verb.startswith(PREFIX)]
    names = _names(own[:LATEST])
    return [Happening(words.sentence(e.verb), _detail(e.facts, names), e) for e in own[:LATEST]]


def _names(entries: Iterable[Entry]) -> dict[int, str]:
    keys = {entry.facts.get("person") for entry in entries} - {None}
    return {person.pk: str(person) for person in Person.objects.filter(pk__in=keys)} if keys else {}


def _detail(facts: dict[str, Any], names: dict[int, str]) -> str:
    """The small facts of an entry, as one reads them."""
    said: list[Any] = []
    if "person" in facts:
        said.append(names.get(facts["person"], _("somebody who is not here any more")))
    if facts.get("part") in Membership.Part.values:
        said.append(Membership.Part(facts["part"]).label)
    if facts.get("to") in Account.State.values:
        said.append(Account.State(facts["to"]).label)
    said += [_field(name) for name in facts.get("changed", ())]
    return ", ".join(map(str, said))


def _field(name: str) -> Any:
    return Account._meta.get_field(name).verbose_name
