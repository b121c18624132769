"""A late yes never publishes; a yes has an end; the clock changes and nothing is told twice."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from desk.approvals.test_asking import told
from desk.approvals.test_deciding import edit, say, stands
from pedel.desk.approvals import actions, jobs
from pedel.desk.approvals.models import Request, RouteStep
from pedel.desk.approvals.readiness import ready
from pedel.desk.drafts.models import Draft
from pedel.desk.mandates.models import Mandate
from pedel.desk.notices.models import Notice
from pedel.desk.people.models import Assignment
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict

NOON = datetime(2026, 10, 24, 12, 0, tzinfo=UTC)
"""The day before the clocks go back in Amsterdam."""


@pytest.fixture
def clock(time_machine):
    time_machine.move_to(NOON, tick=False)

    def to(**later):
        time_machine.move_to(NOON + timedelta(**later), tick=False)

    return to


def is_ready(request):
    found = ready(Draft.objects.get(pk=request.revision.draft_id))
    return found.ok, str(found.why)


def test_it_is_ready_at_its_time_and_not_before(cast, ask, clock):
    request = ask(planned_for=NOON + timedelta(hours=2))
    assert is_ready(request) == (False, "Nobody has approved or cleared it.")
    say("approve", cast.anna, request)
    assert is_ready(request) == (False, "Its time has not come yet.")
    clock(hours=2)
    assert is_ready(request) == (True, "")


def test_a_late_yes_waits_for_a_new_time(cast, ask, clock):
    request = ask(planned_for=NOON + timedelta(hours=2))
    clock(hours=2, seconds=1)
    say("approve", cast.anna, request)
    assert stands(request) == ("approved", "approved")
    found = ready(request.revision.draft)
    assert (found.ok, found.needs_time) == (False, True)
    actions.set_time(Actor(cast.emma), request, time=NOON + timedelta(hours=5))
    assert is_ready(request) == (False, "Its time has not come yet.")
    clock(hours=5)
    assert is_ready(request) == (True, "")


def test_a_time_that_was_missed_waits_for_a_new_one(cast, ask, clock):
    request = ask(planned_for=NOON + timedelta(hours=2))
    say("approve", cast.anna, request)
    clock(hours=9)
    assert ready(request.revision.draft).needs_time


def test_a_new_time_lies_ahead_and_before_the_end(cast, ask, clock):
    request = ask(planned_for=NOON + timedelta(hours=2))
    clock(hours=3)
    say("approve", cast.anna, request)
    for time in (NOON, NOON + timedelta(days=90)):
        with pytest.raises(ValidationError):
            actions.set_time(Actor(cast.emma), request, time=time)


def test_a_new_time_is_only_for_what_is_late(cast, ask, clock):
    request = ask(planned_for=NOON + timedelta(hours=2))
    say("approve", cast.anna, request)
    with pytest.raises(Conflict):
        actions.set_time(Actor(cast.emma), request, time=NOON + timedelta(hours=5))


def test_it_is_not_ready_after_an_edit_that_nobody_noted(cast, ask):
    request = ask()
    say("approve", cast.anna, request)
    Draft.objects.update(text="Slipped in.")
    assert is_ready(request) == (False, "It has been edited since.")


def test_it_is_not_ready_when_the_approval_is_over(cast, ask, clock):
    request = ask()
    say("approve", cast.anna, request)
    clock(days=30)
    assert is_ready(request) == (False, "The approval has expired. Ask again.")


def test_it_is_not_ready_when_the_mandate_no_longer_holds(cast, draft, agree):
    agree()
    actions.clear(Actor(cast.emma), draft)
    assert ready(draft).ok
    Mandate.objects.update(state="ended")
    assert "mandate" in str(ready(draft).why)


def test_it_is_not_ready_on_an_account_that_is_out_of_our_hands(cast, ask):
    request = ask()
    say("approve", cast.anna, request)
    cast.accounts.law.state = "hacked"
    cast.accounts.law.save()
    assert is_ready(request)[0] is False


def test_it_takes_back_what_was_cleared(cast, draft, agree):
    agree()
    actions.clear(Actor(cast.emma), draft)
    actions.take_back(Actor(cast.emma), draft)
    assert Draft.objects.get(pk=draft.pk).state == "writing"
    assert not ready(draft).ok


@pytest.mark.parametrize("approved", [False, True])
def test_it_expires_after_the_days_of_the_institution(cast, ask, clock, approved):
    request = ask()
    if approved:
        say("approve", cast.anna, request)
    clock(days=30, seconds=-1)
    jobs.tidy()
    assert Request.objects.get().state != "expired"
    clock(days=30)
    assert stands(request)[0] == "expired"
    jobs.tidy()
    jobs.tidy()
    assert (Request.objects.get().state, Draft.objects.get().state) == ("expired", "writing")
    assert Entry.objects.filter(verb="approval.expired").count() == 1
    assert told("expired") == {"Emma"}


def test_nobody_decides_on_what_has_expired(cast, ask, clock):
    request = ask()
    clock(days=31)
    with pytest.raises(Conflict):
        say("approve", cast.anna, request)


def test_it_writes_down_what_an_edit_voided_once(cast, ask):
    request = ask()
    say("approve", cast.anna, request)
    edit(cast.emma, request.revision.draft)
    jobs.tidy()
    jobs.tidy()
    assert Request.objects.get().state == "void"
    assert Entry.objects.filter(verb="approval.voided").count() == 1
    assert told("voided") == {"Anna"}


def reminders():
    return [Notice.objects.filter(kind=f"approvals.{kind}").count() for kind in ("reminded", "escalated")]


def test_it_reminds_and_then_asks_the_deputy_once_each_across_the_change_of_the_clocks(cast, ask, clock):
    ask()
    for later, count in (
        ({"hours": 23, "minutes": 59}, [0, 0]),
        ({"hours": 24}, [1, 0]),
        ({"hours": 30}, [1, 0]),
        ({"hours": 47, "minutes": 59}, [1, 0]),
        ({"hours": 48}, [1, 1]),
        ({"hours": 90}, [1, 1]),
    ):
        clock(**later)
        jobs.remind()
        jobs.remind()
        assert reminders() == count, later
    assert told("reminded") == {"Anna"}
    assert told("escalated") == {"Dirk"}


def test_it_tells_the_contact_person_where_there_is_no_deputy(cast, ask, clock):
    Assignment.objects.filter(person=cast.dirk).delete()
    ask()
    clock(hours=48)
    jobs.remind()
    assert told("escalated") == {"Clara", "Cees"}


def test_it_reminds_nobody_of_what_was_edited(cast, ask, clock):
    request = ask()
    edit(cast.emma, request.revision.draft)
    clock(hours=48)
    jobs.remind()
    assert reminders() == [0, 0]


def test_it_goes_on_when_the_last_one_who_had_not_answered_has_left(cast, ask):
    Assignment.objects.create(person=cast.stan, unit=cast.units.law, role="approver", starts="2020-01-01")
    RouteStep.objects.create(unit=cast.units.law, order=1, approvers_of=cast.units.law, rule="all")
    request = ask()
    say("approve", cast.anna, request)
    jobs.go_on()
    assert stands(request)[0] == "waiting"
    cast.stan.leaves_on = timezone.localdate() - timedelta(days=1)
    cast.stan.save()
    jobs.go_on()
    assert stands(request) == ("approved", "approved")


def test_it_withdraws_until_it_is_sent(cast, ask):
    request = ask()
    say("approve", cast.anna, request)
    actions.withdraw(Actor(cast.emma), request)
    assert stands(request) == ("withdrawn", "writing")
    with pytest.raises(Conflict):
        actions.withdraw(Actor(cast.emma), request)
    assert told("withdrawn") == {"Anna"}
