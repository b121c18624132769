"""Mandates: proposed, agreed, declined and ended."""

from __future__ import annotations

from pedel.desk.mandates.models import Mandate

from .accounts import account
from .reading import day, read
from .university import who

FIELDS = ("kinds", "topics", "approval_topics", "languages", "may_answer", "note")
STATES = {"propose": "proposed", "agree": "agreed", "decline": "declined", "end": "ended"}


def fill() -> None:
    for row in read("mandates"):
        for name in row["accounts"]:
            starts, ends = map(day, row["days"])
            Mandate.objects.create(
                account=account(name),
                person=who(row["person"]),
                supervisor=who(row["supervisor"]),
                proposed_by=who(row["person"]),
                starts=starts,
                ends=ends,
                state=STATES[row["then"]],
                **{field: row[field] for field in FIELDS if field in row},
            )
