"""The yearly confirmation: asked, asked again, told to the contact person, answered."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from pedel.desk.accounts.models import Account, Membership
from pedel.desk.keeping import actions, entry, jobs
from pedel.desk.keeping.models import Confirmation
from pedel.desk.notices.models import Notice
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied

TODAY = timezone.localdate


def told(kind):
    return {notice.person for notice in Notice.objects.filter(kind=f"keeping.{kind}")}


def confirm(by, account, is_needed=True, **fields):
    return actions.confirm(Actor(by), account, seen=entry.digest(account), is_needed=is_needed, **fields)


@pytest.fixture
def old(cast):
    """Law's account came into the register a year ago; the others today."""
    Account.objects.filter(pk=cast.accounts.law.pk).update(created_at=timezone.now() - timedelta(days=360))
    return cast.accounts.law


def test_the_owner_is_asked_once_in_time(cast, old):
    jobs.ask_to_confirm()
    jobs.ask_to_confirm()
    round_ = Confirmation.objects.get()
    assert (round_.account, told("confirm")) == (old, {cast.olga})
    assert round_.due_on >= TODAY() + timedelta(days=14)


def test_a_closed_account_and_one_being_set_up_are_left_alone(cast, old):
    for state in ("closed", "planned"):
        Account.objects.filter(pk=old.pk).update(state=state)
        jobs.ask_to_confirm()
    assert not Confirmation.objects.exists()


def test_it_is_asked_again_and_then_the_contact_person_is_told(cast, old):
    Confirmation.objects.create(account=old, due_on=TODAY())
    jobs.tell_again()
    assert (told("confirm_again"), told("unconfirmed")) == ({cast.olga}, set())
    Confirmation.objects.update(due_on=TODAY() - timedelta(days=14))
    jobs.tell_again()
    jobs.tell_again()
    assert told("unconfirmed") == {cast.clara, cast.cees}
    assert Notice.objects.count() == 3


def test_a_confirmed_account_rests_for_a_year(cast, old):
    jobs.ask_to_confirm()
    confirm(cast.olga, old)
    jobs.ask_to_confirm()
    assert Confirmation.objects.get().done_by == cast.olga


def test_it_can_be_confirmed_before_anybody_asks(cast, old):
    assert confirm(cast.clara, old).is_needed
    jobs.ask_to_confirm()
    assert Confirmation.objects.count() == 1


@pytest.mark.parametrize("who", ["emma", "anna", "samira", "stan"])
def test_only_who_answers_for_it_confirms(cast, old, who):
    with pytest.raises(Denied):
        confirm(getattr(cast, who), old)


def test_what_is_not_right_goes_to_the_contact_person_with_what_should_change(cast, old):
    with pytest.raises(ValidationError, match="should change"):
        confirm(cast.olga, old, wrong=["role"])
    confirm(cast.olga, old, wrong=["role"], note="It also answers students.")
    assert told("not_right") == {cast.clara, cast.cees}


def test_an_account_that_is_not_needed_needs_a_reason(cast, old):
    with pytest.raises(ValidationError, match="Say why"):
        confirm(cast.olga, old, is_needed=False)
    confirm(cast.olga, old, is_needed=False, note="The programme has ended.")
    assert told("not_needed") == {cast.clara, cast.cees}


def test_it_confirms_exactly_what_was_read(cast, old):
    seen = entry.digest(old)
    Membership.objects.create(account=old, person=cast.stan, part="deputy")
    with pytest.raises(Conflict, match="since you looked"):
        actions.confirm(Actor(cast.olga), old, seen=seen, is_needed=True)


def test_the_record_says_that_and_not_the_note(cast, old):
    confirm(cast.olga, old, wrong=["people"], note="Pim stopped after his illness.")
    facts = Entry.objects.get(verb="account.confirmed").facts
    assert facts == {"is_needed": True, "wrong": ["people"]}
