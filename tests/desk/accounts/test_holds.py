"""Holds: who places what, what falls within, and what is told."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pedel.desk.accounts.actions import holding
from pedel.desk.accounts.holds import Brakes, concerning, holds_over
from pedel.desk.accounts.models import Account, Hold
from pedel.desk.notices.models import Notice
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied


def wish(cast, scope):
    """A hold of this scope over what belongs to Law."""
    targets = {
        "unit": {"unit": cast.units.law},
        "account": {"account": cast.accounts.law},
        "network": {"network": "mastodon"},
        "topic": {"topic": "Storm"},
    }
    return Hold(scope=scope, **targets.get(scope, {}))


def placed(cast, scope, by=None, **more):
    return holding.place(Actor(by or cast.sander), wish(cast, scope), reason="A storm warning.", **more)


@pytest.mark.parametrize("scope", Hold.Scope.values)
def test_the_steward_holds_anything(cast, scope):
    assert placed(cast, scope) in Hold.objects.in_force()


@pytest.mark.parametrize("scope", ["unit", "account"])
@pytest.mark.parametrize("who", ["clara", "cees"])
def test_the_contact_person_holds_the_own_unit_and_its_accounts(cast, scope, who):
    assert placed(cast, scope, getattr(cast, who))


@pytest.mark.parametrize("scope", ["everything", "network", "topic"])
def test_the_contact_person_does_not_hold_what_others_share(cast, scope):
    with pytest.raises(Denied, match="steward"):
        placed(cast, scope, cast.clara)


@pytest.mark.parametrize("who", ["samira", "emma", "olga", "anna", "stan"])
@pytest.mark.parametrize("scope", ["unit", "account"])
def test_nobody_else_holds_it(cast, scope, who):
    with pytest.raises(Denied):
        placed(cast, scope, getattr(cast, who))
    assert not Hold.objects.exists()


@pytest.mark.parametrize(
    ("scope", "law", "sky", "science"),
    [
        ("everything", True, True, True),
        ("unit", True, True, False),
        ("account", True, False, False),
        ("network", True, False, True),
        ("topic", False, False, False),
    ],
)
def test_it_brakes_what_is_within_its_scope(cast, scope, law, sky, science):
    hold = placed(cast, scope)
    accounts = {cast.accounts.law: law, cast.accounts.sky: sky, cast.accounts.science: science}
    for account, is_held in accounts.items():
        assert holds_over(account) == ([hold] if is_held else [])
        assert Brakes().over(account) == holds_over(account)


def test_it_brakes_units_below_and_not_above(cast):
    Account.objects.filter(pk=cast.accounts.sky.pk).update(unit=cast.units.tax)
    sky = Account.objects.get(pk=cast.accounts.sky.pk)
    low = holding.place(Actor(cast.sander), Hold(scope="unit", unit=cast.units.tax), reason="Move.")
    high = placed(cast, "unit")
    assert holds_over(sky) == [low, high]
    assert holds_over(cast.accounts.law) == [high]


def test_it_brakes_a_topic_whatever_its_capitals(cast):
    hold = placed(cast, "topic")
    assert holds_over(cast.accounts.law, ["events", "STORM"]) == [hold]
    assert Brakes().over(cast.accounts.law, ["storm"]) == [hold]
    assert holds_over(cast.accounts.law, ["brainstorm"]) == []


def test_it_ends_by_itself(cast):
    hold = placed(cast, "account", ends_at=timezone.now() + timedelta(hours=1))
    assert holds_over(cast.accounts.law) == [hold]
    Hold.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    assert holds_over(cast.accounts.law) == []


def test_it_knows_what_it_still_brakes_at_a_later_time(cast):
    end = timezone.now() + timedelta(hours=2)
    placed(cast, "account", ends_at=end)
    assert Brakes().over(cast.accounts.law, at=end - timedelta(minutes=1))
    assert Brakes().over(cast.accounts.law, at=end) == []


@pytest.mark.parametrize(
    ("scope", "fields", "field"),
    [
        ("unit", {}, "unit"),
        ("account", {}, "account"),
        ("network", {}, "network"),
        ("network", {"network": "carrier-pigeon"}, "network"),
        ("topic", {"topic": "  "}, "topic"),
        ("topic", {"topic": "x" * 101}, "topic"),
        ("nonsense", {}, "scope"),
    ],
)
def test_it_asks_what_is_held(cast, scope, fields, field):
    with pytest.raises(ValidationError) as error:
        holding.place(Actor(cast.sander), Hold(scope=scope, **fields), reason="So.")
    assert set(error.value.error_dict) == {field}


@pytest.mark.parametrize("reason", ["", "  \n", "x" * 1001, "a\0b"])
def test_it_asks_why(cast, reason):
    with pytest.raises(ValidationError) as error:
        holding.place(Actor(cast.sander), wish(cast, "everything"), reason=reason)
    assert set(error.value.error_dict) == {"reason"}


def test_it_does_not_end_before_it_begins(cast):
    with pytest.raises(ValidationError) as error:
        placed(cast, "account", ends_at=timezone.now())
    assert set(error.value.error_dict) == {"ends_at"}


def test_a_second_click_places_no_second_hold(cast):
    placed(cast, "everything")
    with pytest.raises(Conflict):
        placed(cast, "everything")
    assert Hold.objects.count() == 1


def test_two_people_may_hold_the_same_for_two_reasons(cast):
    first = placed(cast, "account", cast.clara)
    second = holding.place(Actor(cast.sander), wish(cast, "account"), reason="Something else.")
    holding.lift(Actor(cast.clara), first)
    assert holds_over(cast.accounts.law) == [second]


def test_it_is_on_record_with_its_reason(cast):
    hold = placed(cast, "unit")
    entry = Entry.objects.get(verb="hold.placed")
    assert (entry.about, entry.unit, entry.role) == (f"hold:{hold.pk}", cast.units.law.pk, "steward")
    assert entry.facts == {"scope": "unit", "unit_id": cast.units.law.pk, "reason": "A storm warning."}


def test_it_tells_who_works_on_the_accounts_once(cast):
    placed(cast, "unit", cast.clara)
    told = Notice.objects.filter(kind="accounts.held")
    assert sorted(notice.person.name for notice in told) == ["Emma", "Olga"]


def test_it_tells_in_the_readers_language_and_never_the_one_who_did_it(cast):
    type(cast.emma).objects.filter(pk=cast.emma.pk).update(language="nl")
    hold = placed(cast, "unit")
    notice = Notice.objects.get(kind="accounts.held", person=cast.emma)
    assert notice.facts["unit_nl"] == "Faculteit der Rechten"
    holding.lift(Actor(cast.sander), hold)
    assert Notice.objects.filter(kind="accounts.released", person=cast.emma).count() == 1
    assert not Notice.objects.filter(person=cast.sander).exists()


def test_it_changes_its_reason_and_end(cast):
    hold, end = placed(cast, "account"), timezone.now() + timedelta(days=1)
    hold = holding.change(Actor(cast.clara), hold, reason="It blows over.", ends_at=end)
    assert (hold.reason, hold.ends_at) == ("It blows over.", end)
    entry = Entry.objects.get(verb="hold.changed")
    assert (entry.account, entry.facts["changed"]) == (cast.accounts.law.pk, ["ends_at", "reason"])


def test_it_is_lifted_once(cast):
    hold = placed(cast, "account")
    stale = Hold.objects.get(pk=hold.pk)
    lifted = holding.lift(Actor(cast.clara), hold)
    assert (lifted.lifted_by, holds_over(cast.accounts.law)) == (cast.clara, [])
    with pytest.raises(Conflict, match="lifted this hold already"):
        holding.lift(Actor(cast.sander), stale)
    with pytest.raises(Conflict):
        holding.change(Actor(cast.sander), stale, reason="Too late.")
    assert Entry.objects.filter(verb="hold.lifted").count() == 1


def test_what_has_ended_is_not_lifted_after(cast):
    hold = placed(cast, "account")
    Hold.objects.update(ends_at=timezone.now() - timedelta(minutes=1))
    with pytest.raises(Conflict, match="ended by itself"):
        holding.lift(Actor(cast.sander), hold)


@pytest.mark.parametrize("who", ["emma", "samira", "anna"])
def test_nobody_lifts_what_they_may_not_hold(cast, who):
    hold = placed(cast, "account")
    with pytest.raises(Denied):
        holding.lift(Actor(getattr(cast, who)), hold)
    assert holds_over(cast.accounts.law) == [hold]


@pytest.mark.parametrize(
    ("scope", "concerned"),
    [
        ("unit", {"emma", "olga", "clara", "anna", "sander"}),
        ("account", {"emma", "olga", "clara", "anna", "sander"}),
        ("network", {"emma", "olga", "sofie", "clara", "samira", "anna", "sander"}),
        ("topic", {"emma", "olga", "sofie", "clara", "samira", "anna", "sander", "stan"}),
    ],
)
def test_it_concerns_who_works_there_or_looks_after_it(cast, scope, concerned):
    hold = placed(cast, scope)
    people = {"emma", "olga", "sofie", "clara", "samira", "anna", "sander", "stan"}
    assert {name for name in people if hold in concerning(getattr(cast, name), [hold])} == concerned


def test_it_asks_the_database_once_for_any_number_of_accounts(cast):
    for scope in Hold.Scope.values:
        placed(cast, scope)
    accounts = list(Account.objects.select_related("unit")) * 50
    with CaptureQueriesContext(
        connection,
    ) as asked:
        brakes = Brakes()
        assert all(brakes.over(account, ["storm"]) for account in accounts)
    assert len(asked) == 1
