"""What the tests of drafts share: a draft of Emma's for both accounts of Law."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pedel.desk.drafts import access, actions
from pedel.desk.drafts.writing import Writing
from pedel.desk.record.acting import Actor

PLAIN = "The library opens at nine on Monday."


@pytest.fixture
def draft(cast):
    made = actions.create(
        Actor(cast.emma), [cast.accounts.law, cast.accounts.sky], writing=Writing(text=PLAIN)
    )
    return access.draft_for(cast.emma, made.pk)


@pytest.fixture
def save(draft):
    """`save(cast.emma, text="…")` saves the draft as that person, on the version that stands."""

    def saved(person, version=None, **changes):

        draft.refresh_from_db()
        writing = replace(Writing.of(draft), **changes)
        return actions.save(Actor(person), draft, version=version or draft.version, writing=writing)

    return saved
