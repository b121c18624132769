"""Who says yes to what: a table of units, roles, deputies, delegates, and who had a hand in it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from pedel.desk.accounts.models import Membership
from pedel.desk.approvals.models import Delegation, RouteStep
from pedel.desk.approvals.roster import Roster
from pedel.desk.approvals.routes import excluded, route
from pedel.desk.people.models import Assignment


@pytest.fixture
def approver():
    def named(person, unit, **more):
        fields = {"role": "approver", "starts": "2020-01-01"}
        return Assignment.objects.create(person=person, unit=unit, **{**fields, **more})

    return named


def way(draft, *asking):
    found = route(draft, excluded(draft, *asking))
    return [(stop.unit.slug, str(stop.rule), {p.name for p in stop.approvers}) for stop in found.stops]


def bench(unit, *without, about=""):
    return Roster([unit]).bench(unit, frozenset(person.pk for person in without), about)


def names(people):
    return {person.name for person in people}


def test_it_goes_to_the_approver_of_the_unit(cast, draft):
    assert way(draft) == [("law", "any", {"Anna"})]


def test_it_goes_to_the_nearest_unit_above_with_an_approver(cast, write):
    cast.accounts.law.unit = cast.units.tax
    cast.accounts.law.save()
    assert way(write()) == [("law", "any", {"Anna"})]


def test_it_stays_with_the_nearest_unit(cast, write, approver):
    cast.accounts.law.unit = cast.units.tax
    cast.accounts.law.save()
    approver(cast.stan, cast.units.tax)
    assert way(write()) == [("tax", "any", {"Stan"})]


@pytest.mark.parametrize("hand", ["author", "editor", "asker"])
def test_it_passes_over_whoever_had_a_hand_in_it(cast, draft, approver, hand):
    Assignment.objects.filter(person=cast.dirk).delete()
    approver(cast.sander, cast.units.root)
    if hand == "author":
        draft.author = cast.anna
        draft.save()
    elif hand == "editor":
        draft.editors.add(cast.anna)
    found = route(draft, excluded(draft, cast.anna if hand == "asker" else None))
    assert [(stop.unit.slug, names(stop.approvers)) for stop in found.stops] == [("root", {"Sander"})]
    assert [unit.slug for unit in found.passed] == ["law"]


def test_it_leaves_nobody_when_there_is_nobody(cast, draft):
    Assignment.objects.filter(role="approver").delete()
    assert not route(draft, excluded(draft))


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ({"ends": "2021-01-01"}, set()),
        ({"starts": "2999-01-01"}, set()),
        ({}, {"Anna"}),
    ],
)
def test_it_counts_an_approver_from_the_first_day_to_the_last(cast, change, left):
    Assignment.objects.filter(person=cast.anna).update(**change)
    Assignment.objects.filter(person=cast.dirk).delete()
    found = bench(cast.units.law)
    assert (names(found.seats) if found else set()) == left


def test_it_does_not_count_who_has_left(cast):
    cast.anna.leaves_on = date(2021, 1, 1)
    cast.anna.save()
    assert names(bench(cast.units.law).seats) == {"Dirk"}


def test_it_lets_the_deputy_sit_where_the_author_holds_the_only_seat(cast):
    found = bench(cast.units.law, cast.anna)
    assert (names(found.seats), found.has_approvers) == ({"Dirk"}, False)


def test_it_lets_a_deputy_speak_for_a_seat(cast):
    [voice] = bench(cast.units.law).voices(cast.dirk)
    assert (voice.role, voice.seat) == ("deputy", cast.anna)


@pytest.fixture
def delegation(cast):
    def given(**fields):
        today = timezone.localdate()
        days = {"starts": today, "ends": today + timedelta(days=3)}
        about = {"giver": cast.anna, "receiver": cast.stan, "unit": cast.units.law}
        return Delegation.objects.create(**{**about, **days, **fields})

    return given


def test_it_lets_a_delegate_speak_for_who_gave_it(cast, delegation):
    delegation()
    assert [(v.role, v.seat) for v in bench(cast.units.law).voices(cast.stan)] == [("delegate", cast.anna)]


@pytest.mark.parametrize("days", [(-9, -1), (1, 9)])
def test_it_does_not_hear_a_delegate_on_other_days(cast, delegation, days):
    today = timezone.localdate()
    delegation(starts=today + timedelta(days=days[0]), ends=today + timedelta(days=days[1]))
    assert bench(cast.units.law).voices(cast.stan) == []


def test_it_does_not_hear_a_delegate_of_the_author(cast, delegation):
    delegation()
    assert bench(cast.units.law, cast.anna).voices(cast.stan) == []


def test_it_does_not_hear_a_delegate_who_wrote_it(cast, delegation):
    delegation()
    assert bench(cast.units.law, cast.stan).voices(cast.stan) == []


def test_it_does_not_hear_a_delegate_of_a_deputy_or_of_a_stranger(cast, delegation):
    delegation(giver=cast.dirk)
    delegation(giver=cast.victor)
    assert bench(cast.units.law).voices(cast.stan) == []


def test_it_does_not_pass_a_delegation_on(cast, delegation):
    delegation()
    delegation(giver=cast.stan, receiver=cast.olga)
    assert bench(cast.units.law).voices(cast.olga) == []


def test_it_hears_a_delegate_for_a_part_of_the_unit_there_alone(cast, delegation):
    delegation(unit=cast.units.tax)
    assert bench(cast.units.law).voices(cast.stan) == []
    assert bench(cast.units.tax).voices(cast.stan)
    assert bench(cast.units.law, about=cast.units.tax.path).voices(cast.stan)


def test_it_follows_the_steps_of_the_nearest_unit_that_has_some(cast, draft, approver):
    approver(cast.sander, cast.units.root)
    RouteStep.objects.create(unit=cast.units.root, order=1, approvers_of=cast.units.science)
    RouteStep.objects.create(unit=cast.units.law, order=1, approvers_of=cast.units.law, rule="all")
    RouteStep.objects.create(unit=cast.units.law, order=2, approvers_of=cast.units.root)
    assert way(draft) == [("law", "all", {"Anna"}), ("root", "any", {"Sander"})]


def test_it_asks_each_unit_once_under_the_stricter_rule(cast, draft):
    RouteStep.objects.create(unit=cast.units.law, order=1, approvers_of=cast.units.tax)
    RouteStep.objects.create(unit=cast.units.law, order=2, approvers_of=cast.units.law, rule="all")
    assert way(draft) == [("law", "all", {"Anna"})]


def test_it_reads_a_roster_in_as_many_queries_for_many_units(cast, django_assert_num_queries):
    units = [cast.units.law, cast.units.tax, cast.units.science]
    with django_assert_num_queries(3):
        roster = Roster(units)
        assert all(roster.bench(unit) for unit in units)


def test_it_needs_the_membership_of_nobody_to_say_yes(cast, draft):
    Membership.objects.filter(person=cast.anna).delete()
    assert way(draft) == [("law", "any", {"Anna"})]
