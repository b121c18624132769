"""Who can open an account: the list, who keeps it, and finding it right."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from pedel.desk.accounts.models import Membership
from pedel.desk.passwords import actions, listing
from pedel.desk.passwords.models import ChangeDue, Holder
from pedel.desk.passwords.reading import accounts_of, holders_of
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied


@pytest.fixture
def give(cast):
    """`give(cast.olga, person=cast.emma)` puts Emma on the list of Law's account."""

    def given(by, **fields):
        holder = Holder(account=cast.accounts.law, **({"kind": "person"} | fields))
        return actions.give_access(Actor(by), holder)

    return given


def test_it_lists_people_devices_and_tools(cast, give):
    give(cast.olga, person=cast.emma)
    give(cast.olga, kind="device", name="phone of the press desk")
    give(cast.olga, kind="tool", name="Planner", purpose="statistics")
    assert [str(each) for each in holders_of(cast.accounts.law)] == [
        "phone of the press desk",
        "Emma",
        "Planner",
    ]


@pytest.mark.parametrize("who", ["olga", "clara", "sander"])
def test_who_keeps_the_account_keeps_the_list(cast, give, who):
    assert give(getattr(cast, who), person=cast.stan).given_by == getattr(cast, who)


@pytest.mark.parametrize("who", ["emma", "anna", "samira", "stan"])
def test_nobody_else_keeps_it(cast, give, who):
    with pytest.raises(Denied):
        give(getattr(cast, who), person=cast.stan)


def test_nobody_is_on_it_twice(cast, give):
    give(cast.olga, person=cast.emma)
    with pytest.raises(ValidationError, match="already"):
        give(cast.olga, person=cast.emma)


@pytest.mark.parametrize("fields", [{"name": "pw: Zomer2024!"}, {"name": "tablet", "purpose": "h7Dk2Lp9"}])
def test_it_refuses_what_looks_like_a_password(cast, give, fields):
    with pytest.raises(ValidationError, match="never keeps one"):
        give(cast.olga, kind="device", **fields)
    assert not Holder.objects.exists()


def test_a_person_has_access_by_the_list_or_by_working_on_it(cast, give):
    give(cast.olga, person=cast.stan)
    assert list(accounts_of(cast.stan)) == [cast.accounts.law]
    assert set(accounts_of(cast.emma)) == {cast.accounts.law, cast.accounts.sky}
    assert not accounts_of(cast.anna)


def test_who_has_left_still_had_access(cast):
    cast.emma.leaves_on = timezone.localdate() - timedelta(days=3)
    cast.emma.save()
    assert set(accounts_of(cast.emma)) == {cast.accounts.law, cast.accounts.sky}


def test_ended_access_makes_a_new_password_due(cast, give):
    row = give(cast.olga, person=cast.emma)
    actions.end_access(Actor(cast.olga), row)
    assert not holders_of(cast.accounts.law)
    assert ChangeDue.objects.get().reason == "left"


def test_everybody_may_end_their_own(cast, give):
    row = give(cast.olga, person=cast.stan)
    actions.end_access(Actor(cast.stan), row)
    with pytest.raises(Conflict):
        actions.end_access(Actor(cast.olga), row)


def test_a_tool_that_goes_knows_no_password(cast, give):
    actions.end_access(Actor(cast.olga), give(cast.olga, kind="tool", name="Planner"))
    assert not ChangeDue.objects.exists()


def test_the_list_is_found_right_exactly_as_it_was_seen(cast, give):
    seen = listing.digest(cast.accounts.law)
    give(cast.olga, person=cast.emma)
    with pytest.raises(Conflict, match="changed"):
        actions.review(Actor(cast.olga), cast.accounts.law, seen=seen)
    lock = actions.review(Actor(cast.olga), cast.accounts.law, seen=listing.digest(cast.accounts.law))
    assert lock.reviewed_by == cast.olga


def test_who_works_on_it_and_is_not_listed_is_shown_once(cast, give):
    Membership.objects.create(account=cast.accounts.law, person=cast.olga, part="editor")
    give(cast.olga, person=cast.emma)
    assert [each.person for each in listing.not_listed(cast.accounts.law)] == [cast.olga]


@pytest.mark.parametrize("address", ["socialmedia@law.example.org", "communicatie@example.org", ""])
def test_the_recovery_address_is_a_mailbox_of_a_function(cast, address):
    lock = actions.describe(Actor(cast.olga), cast.accounts.law, second_factor="yes", recovery=address)
    assert lock.recovery == address


@pytest.mark.parametrize(
    "address", ["olga@example.org", "j.jansen@example.net", "law12345@gmail.com", "none"]
)
def test_no_persons_own_mailbox_is_taken(cast, address):
    with pytest.raises(ValidationError):
        actions.describe(Actor(cast.olga), cast.accounts.law, second_factor="yes", recovery=address)


def test_the_record_says_that_and_not_where_or_what(cast, give):
    actions.describe(
        Actor(cast.olga), cast.accounts.law, second_factor="no", recovery="socialmedia@law.example.org"
    )
    give(cast.olga, kind="device", name="phone of the press desk", purpose="at weekends")
    facts = [entry.facts for entry in Entry.objects.filter(verb__startswith="access.")]
    assert "socialmedia" not in str(facts)
    assert "press desk" not in str(facts)
