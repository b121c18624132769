"""A new password: called for, attested, told."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from pedel.desk.accounts.models import Membership
from pedel.desk.notices.models import Notice
from pedel.desk.passwords import actions
from pedel.desk.passwords.models import ChangeDue, Holder
from pedel.desk.passwords.reading import lock_of, open_changes
from pedel.desk.record.acting import WORKER, Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Denied


def call(by, account, reason="asked", note=""):
    return actions.call_for_change(by, account, reason=reason, note=note)


def test_owner_and_deputy_are_told(cast):
    Membership.objects.create(account=cast.accounts.law, person=cast.victor, part="deputy")
    call(Actor(cast.clara), cast.accounts.law, "leak")
    told = Notice.objects.filter(kind="passwords.called")
    assert {notice.person for notice in told} == {cast.olga, cast.victor}


def test_without_an_owner_the_contact_person_is(cast):
    Membership.objects.filter(part="owner").delete()
    call(WORKER, cast.accounts.law, "incident")
    assert {notice.person for notice in Notice.objects.all()} == {cast.clara, cast.cees}


def test_one_for_each_reason_is_enough(cast):
    first = call(WORKER, cast.accounts.law, "left")
    assert call(Actor(cast.olga), cast.accounts.law, "left") == first
    assert call(WORKER, cast.accounts.law, "leak") != first
    assert Notice.objects.filter(kind="passwords.called").count() == 2


@pytest.mark.parametrize(("reason", "days"), [("left", 0), ("incident", 0), ("leak", 0), ("asked", 7)])
def test_it_is_due_at_once_where_somebody_may_know_it(cast, reason, days):
    due = call(WORKER, cast.accounts.law, reason)
    assert due.due_on == timezone.localdate() + timedelta(days=days)


@pytest.mark.parametrize("reason", ["left", "incident", "leak"])
def test_everybody_may_say_that_it_may_have_become_known(cast, reason):
    assert call(Actor(cast.stan), cast.accounts.law, reason).called_by == cast.stan


def test_a_stranger_to_the_account_asks_for_none(cast):
    with pytest.raises(Denied):
        call(Actor(cast.stan), cast.accounts.law, "asked")


def test_a_note_never_holds_a_password(cast):
    with pytest.raises(ValidationError, match="never keeps one"):
        call(Actor(cast.olga), cast.accounts.law, "leak", "the password was Herfst2023!")
    assert not ChangeDue.objects.exists()


def test_a_change_closes_all_that_is_open(cast):
    for reason in ("left", "leak", "asked"):
        call(WORKER, cast.accounts.law, reason)
    lock = actions.changed(Actor(cast.olga), cast.accounts.law, on=timezone.localdate())
    assert not open_changes(cast.accounts.law)
    assert (lock.changed_by, lock.changed_on) == (cast.olga, timezone.localdate())
    assert Entry.objects.get(verb="password.changed").facts["closed"] == 3


def test_an_earlier_change_is_no_answer_to_a_later_reason(cast):
    call(WORKER, cast.accounts.law, "left")
    yesterday = timezone.localdate() - timedelta(days=1)
    actions.changed(Actor(cast.olga), cast.accounts.law, on=yesterday)
    assert open_changes(cast.accounts.law).count() == 1
    assert lock_of(cast.accounts.law).changed_on == yesterday


def test_an_old_change_told_late_does_not_take_the_last_one_away(cast):
    today = timezone.localdate()
    actions.changed(Actor(cast.olga), cast.accounts.law, on=today)
    actions.changed(Actor(cast.emma), cast.accounts.law, on=today - timedelta(days=9))
    assert lock_of(cast.accounts.law).changed_on == today


def test_no_change_is_attested_before_it_was_done(cast):
    with pytest.raises(ValidationError):
        actions.changed(Actor(cast.olga), cast.accounts.law, on=timezone.localdate() + timedelta(days=1))


def test_who_stands_on_the_list_attests_it_and_a_stranger_does_not(cast):
    with pytest.raises(Denied):
        actions.changed(Actor(cast.stan), cast.accounts.law, on=timezone.localdate())
    Holder.objects.create(account=cast.accounts.law, kind="person", person=cast.stan)
    assert actions.changed(Actor(cast.stan), cast.accounts.law, on=timezone.localdate())
