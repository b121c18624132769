"""Mandates: proposed, agreed, declined and ended."""

from __future__ import annotations

from typing import Any

from pedel.desk.mandates import actions
from pedel.desk.mandates.models import Mandate

from .accounts import account
from .reading import day, read
from .university import by, who

FIELDS = ("kinds", "topics", "approval_topics", "languages", "may_answer", "note")


def fill() -> None:
    for row in read("mandates"):
        for name in row["accounts"]:
            _follow(row, _proposed(row, name))


def _proposed(row: dict[str, Any], name: str) -> Mandate:
    starts, ends = map(day, row["days"])
    terms = {field: row[field] for field in FIELDS if field in row}
    wish = Mandate(
        account=account(name),
        person=who(row["person"]),
        supervisor=who(row["supervisor"]),
        starts=starts,
        ends=ends,
        **terms,
    )
    proposed: Mandate = actions.propose(by(row["person"]), wish)
    return proposed


def _follow(row: dict[str, Any], mandate: Mandate) -> None:
    """What the supervisor said, and what became of it."""
    supervisor = by(row["supervisor"])
    if row["then"] in ("agree", "end"):
        actions.agree(supervisor, mandate, digest=mandate.digest)
    if row["then"] == "decline":
        actions.decline(supervisor, mandate, why=row["why"])
    if row["then"] == "end":
        actions.end(supervisor, Mandate.objects.get(pk=mandate.pk), why=row["why"])
