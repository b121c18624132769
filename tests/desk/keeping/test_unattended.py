"""Accounts that nobody looks after: the signs, who sees them, the filters."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from pedel.desk.accounts.models import Account, Channel, Membership
from pedel.desk.keeping import jobs, signs
from pedel.desk.keeping.listing import Filters
from pedel.desk.keeping.models import Change, Confirmation, Sighting
from pedel.desk.keeping.thresholds import deputy_required, dormant_days
from pedel.desk.notices.models import Notice
from pedel.desk.passwords.models import ChangeDue

TODAY = timezone.localdate


@pytest.fixture
def silence(settings):
    settings.PEDEL = replace(settings.PEDEL, dormant_days=90)


@pytest.fixture
def tended(cast):
    """Law's account has an owner and a deputy, and nothing is due."""
    Membership.objects.create(account=cast.accounts.law, person=cast.victor, part="deputy")
    return cast.accounts.law


def of(account):
    return {sign.code for sign in signs.of(signs.signed(Account.objects.filter(pk=account.pk)).get())}


def days_ago(days):
    return timezone.now() - timedelta(days=days)


def test_an_account_that_is_looked_after_shows_nothing(tended):
    assert of(tended) == set()


def test_without_deputy(cast):
    assert of(cast.accounts.law) == {"deputy"}


def test_without_owner_and_with_one_who_left(cast, tended):
    cast.olga.leaves_on = TODAY() - timedelta(days=1)
    cast.olga.save()
    assert of(tended) == {"left"}
    Membership.objects.filter(part="owner").delete()
    assert of(tended) == {"owner"}


def test_not_confirmed_in_time(tended):
    Confirmation.objects.create(account=tended, due_on=TODAY() - timedelta(days=1))
    assert of(tended) == {"unconfirmed"}


def test_a_password_that_is_due_a_connection_that_broke_a_profile_that_changed(tended):
    ChangeDue.objects.create(account=tended, reason="leak", due_on=TODAY())
    Channel.objects.create(account=tended, state="broken")
    Change.objects.create(account=tended, field="name", was="a", now="b")
    assert of(tended) == {"password", "broken", "changed"}


def test_leiden_gives_no_day_of_silence_and_asks_for_no_deputy():
    assert (dormant_days(), deputy_required()) == (0, False)


def test_silence_counts_from_the_last_post_that_is_known(tended, silence):
    assert of(tended) == set()
    Sighting.objects.create(account=tended, newest_at=days_ago(91))
    assert of(tended) == {"silent"}
    Sighting.objects.update(newest_at=days_ago(89))
    assert of(tended) == set()


def test_where_no_post_is_known_it_counts_from_the_day_in_the_register(tended, silence):
    Account.objects.filter(pk=tended.pk).update(created_at=days_ago(91))
    assert of(tended) == {"silent"}


def test_a_dormant_account_is_silent_on_purpose(tended, silence):
    Account.objects.filter(pk=tended.pk).update(created_at=days_ago(91), state="dormant")
    assert of(tended) == set()


def test_its_people_are_told_of_the_silence_once_in_three_months(cast, tended, silence):
    Sighting.objects.create(account=tended, newest_at=days_ago(100))
    jobs.nudge()
    jobs.nudge()
    assert {notice.person for notice in Notice.objects.all()} == {cast.olga, cast.victor}
    Sighting.objects.update(nudged_at=days_ago(91))
    jobs.nudge()
    assert Notice.objects.count() == 4


def test_nobody_is_nudged_where_there_is_no_threshold(tended):
    Sighting.objects.create(account=tended, newest_at=days_ago(1000))
    jobs.nudge()
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("olga", ["Example Law", "Example Law"]),
        ("clara", ["Example Law", "Example Law"]),
        ("samira", ["Example Science"]),
        ("sander", ["Example Law", "Example Law", "Example Science"]),
        ("emma", []),
        ("stan", []),
    ],
)
def test_everybody_sees_those_that_they_answer_for(cast, who, names):
    rows = Filters({}, person=getattr(cast, who)).accounts()
    assert [account.name for account in rows] == names


def test_it_is_narrowed_by_sign_network_and_unit(cast):
    ChangeDue.objects.create(account=cast.accounts.science, reason="leak", due_on=TODAY())
    wishes = {"sign": "password", "network": "mastodon", "unit": str(cast.units.science.pk)}
    assert list(Filters(wishes, person=cast.sander).accounts()) == [cast.accounts.science]
    assert not Filters({"sign": "owner"}, person=cast.sander).accounts()


def test_a_closed_account_needs_nobody(cast):
    Account.objects.update(state="closed")
    assert not Filters({}, person=cast.sander).accounts()
