"""The register, and what happened to some of the accounts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pedel.desk.accounts import actions
from pedel.desk.accounts.models import Account

from .reading import day, read
from .university import by, unit, who

FIELDS = (
    "network",
    "handle",
    "name",
    "url",
    "purpose",
    "objectives",
    "audience",
    "bio",
    "state",
    "languages",
)


def account(name: str) -> Account:
    """The account with this name in the data."""
    row = next(row for row in read("accounts") if row["id"] == name)
    return Account.objects.select_related("unit").get(network=row["network"], handle=row["handle"])


def fill() -> None:
    for row in read("accounts"):
        fields = {name: row[name] for name in FIELDS if name in row}
        opened = row.get("opened")
        made = actions.register(
            by("marijke"), unit(row["unit"]), account_class=row["class"], opened_on=opened, **fields
        )
        for person, part in _people(row["people"]):
            giver = by("pieter" if person == "marijke" else "marijke")
            actions.join(giver, made, person=who(person), part=part, days=(day(-380), None))
        for state in row.get("then", ()):
            actions.move(by("marijke"), made, was=made.state, to=state)


def _people(parts: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for part, people in parts.items():
        for person in people if isinstance(people, list) else [people]:
            yield person, part
