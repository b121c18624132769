"""Home says what waits for my yes and what came back; a list costs the same however long it is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from desk.approvals.test_deciding import say
from pedel.desk.approvals.models import Delegation, Request
from pedel.desk.approvals.todo import waiting_for


def sentences(person):
    return [str(todo.what) for todo in waiting_for(person)]


def test_it_waits_for_the_approver_and_for_the_deputy_only_when_it_is_late(cast, ask):
    ask()
    assert [s.startswith("Emma asks for your approval: The library") for s in sentences(cast.anna)] == [True]
    assert sentences(cast.dirk) == sentences(cast.emma) == []
    Request.objects.update(escalated_at=timezone.now())
    assert len(sentences(cast.dirk)) == 1


def test_it_waits_for_the_delegate(cast, ask):
    ask()
    today = timezone.localdate()
    Delegation.objects.create(
        giver=cast.anna, receiver=cast.stan, unit=cast.units.law, starts=today, ends=today
    )
    assert len(sentences(cast.stan)) == 1


def test_it_tells_the_writer_of_a_question(cast, ask):
    say("ask_back", cast.anna, ask(), note="Which study?")
    [sentence] = sentences(cast.emma)
    assert sentence.startswith("Anna asks something about")


def test_it_tells_the_writer_that_a_time_is_missing(cast, ask, time_machine):
    request = ask(planned_for=timezone.now() + timedelta(hours=1))
    time_machine.move_to(timezone.now() + timedelta(hours=2))
    say("approve", cast.anna, request)
    [sentence] = sentences(cast.emma)
    assert sentence.startswith("Approved after its time")


@pytest.fixture
def queries(sign_in):
    """How many queries a page takes for somebody."""

    def counted(person, address):
        client = sign_in(person)
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    return counted


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("anna", "/approvals/"),
        ("emma", "/approvals/?box=asked"),
        ("anna", "/approvals/?box=decided"),
        ("anna", "/api/v1/approvals?box=waiting"),
        ("anna", "/api/v1/approvals"),
        ("anna", "/"),
    ],
)
def test_a_list_takes_as_many_queries_for_six_as_for_two(cast, ask, queries, who, address):
    def some(count):
        for number in range(count):
            request = ask(text=f"Number {number} opens at nine.")
            if "decided" in address or number % 2:
                say("approve", cast.anna, request)
        return queries(getattr(cast, who), address)

    some(2)
    assert some(0) == some(4)
