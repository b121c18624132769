"""What the worker does for passwords."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from pedel.desk.notices.models import Notice
from pedel.desk.passwords import jobs, reading
from pedel.desk.passwords.models import ChangeDue, Holder, Lock

TODAY = timezone.localdate


@pytest.fixture
def interval(settings):
    settings.PEDEL = replace(settings.PEDEL, password_days=180)


@pytest.fixture
def gone(cast):
    """Emma has left the institution three days ago."""
    cast.emma.leaves_on = TODAY() - timedelta(days=3)
    cast.emma.save()
    return cast.emma


def test_leiden_gives_no_interval(cast):
    assert reading.interval_days() == 0
    jobs.call_by_interval()
    assert not ChangeDue.objects.exists()


def test_the_interval_calls_two_weeks_before_it_is_over(cast, interval):
    Lock.objects.create(account=cast.accounts.law, changed_on=TODAY() - timedelta(days=170))
    Lock.objects.create(account=cast.accounts.sky, changed_on=TODAY() - timedelta(days=160))
    jobs.call_by_interval()
    jobs.call_by_interval()
    due = ChangeDue.objects.get()
    assert (due.account, due.due_on) == (cast.accounts.law, TODAY() + timedelta(days=10))


def test_an_interval_long_over_leaves_two_weeks(cast, interval):
    Lock.objects.create(account=cast.accounts.law, changed_on=TODAY() - timedelta(days=900))
    jobs.call_by_interval()
    assert ChangeDue.objects.get().due_on == TODAY() + timedelta(days=14)


def test_who_has_left_has_no_access_and_the_password_is_due(cast, gone):
    Holder.objects.create(account=cast.accounts.science, kind="person", person=gone)
    jobs.end_gone()
    assert not reading.holders_of(cast.accounts.science)
    assert ChangeDue.objects.get().account == cast.accounts.science


def test_who_worked_on_an_account_and_left_makes_it_due_once(cast, gone):
    jobs.call_for_leavers()
    assert {due.account for due in ChangeDue.objects.all()} == {cast.accounts.law, cast.accounts.sky}
    ChangeDue.objects.update(done_at=timezone.now())
    jobs.call_for_leavers()
    assert ChangeDue.objects.count() == 2


def test_a_password_changed_since_they_left_is_enough(cast, gone):
    for account in (cast.accounts.law, cast.accounts.sky):
        Lock.objects.create(account=account, changed_on=TODAY())
    jobs.call_for_leavers()
    assert not ChangeDue.objects.exists()


def test_agreed_access_ends_with_its_last_day(cast):
    last = TODAY() - timedelta(days=1)
    row = Holder.objects.create(
        account=cast.accounts.law, kind="person", person=cast.stan, starts="2020-01-01", ends=last
    )
    jobs.end_gone()
    row.refresh_from_db()
    assert row.ended_at


def test_what_is_late_is_told_again_once_a_week_to_the_contact_person_too(cast):
    ChangeDue.objects.create(account=cast.accounts.law, reason="leak", due_on=TODAY() - timedelta(days=8))
    jobs.remind()
    jobs.remind()
    told = Notice.objects.filter(kind="passwords.overdue")
    assert {notice.person for notice in told} == {cast.olga, cast.clara, cast.cees}
    assert told.count() == 3
