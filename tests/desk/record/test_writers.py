"""Eight people act at the same moment: the chain has one entry for each, and no gap."""

import pytest
from django.db import DatabaseError

from pedel.desk.accounts import actions
from pedel.desk.record.acting import Actor
from pedel.desk.record.chain import verify
from pedel.desk.record.ledger import exported
from pedel.desk.record.models import Entry


def register(cast, number):
    return lambda: actions.register(
        Actor(cast.clara),
        cast.units.law,
        network="x",
        handle=f"law{number}",
        name="Law",
        account_class="unit",
        state="planned",
    )


def test_it_keeps_one_unbroken_chain_under_eight_writers(at_once, cast):
    for round_ in range(5):
        answers = at_once(*(register(cast, f"{round_}_{number}") for number in range(8)))
        assert [answer for answer in answers if isinstance(answer, Exception)] == []
    verdict = verify(exported())
    assert (verdict.entries, verdict.broken) == (40, None)


def test_it_still_refuses_changes_where_tests_commit(at_once, cast):
    register(cast, "one")()
    with pytest.raises(DatabaseError, match="append-only"):
        Entry.objects.all().delete()


def test_it_writes_no_entry_for_the_one_who_came_second(at_once, cast):
    answers = at_once(*(register(cast, "the_same") for _ in range(8)))
    assert sum(isinstance(answer, Exception) for answer in answers) == 7
    assert Entry.objects.count() == 1
