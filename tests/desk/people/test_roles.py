"""Roles: given by the steward, with dates, and on record."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from pedel.desk.people.actions import roles
from pedel.desk.people.models import Assignment, Person, Role
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied


def again(person):
    return Person.objects.get(pk=person.pk)


def test_it_gives_a_role_that_holds_below_the_unit_too(cast):
    roles.give(Actor(cast.sander), Assignment(person=cast.stan, unit=cast.units.law, role=Role.APPROVER))
    assert again(cast.stan).has_role("approver", cast.units.tax.path)
    assert not again(cast.stan).has_role("approver", cast.units.science.path)


def test_it_says_in_the_record_who_gave_which_role(cast):
    roles.give(
        Actor(cast.sander),
        Assignment(person=cast.stan, unit=cast.units.law, role="contact", is_deputy=True),
    )
    entry = Entry.objects.get()
    assert (entry.verb, entry.actor, entry.role) == ("role.given", cast.sander.pk, "steward")
    assert (entry.about, entry.unit) == (f"person:{cast.stan.pk}", cast.units.law.pk)
    assert entry.facts["role"] == "contact"
    assert entry.facts["deputy"] is True


@pytest.mark.parametrize("who", ["clara", "anna", "stan", "victor"])
def test_it_lets_only_the_steward_give_roles(cast, who):
    wish = Assignment(person=cast.emma, unit=cast.units.tax, role="approver")
    with pytest.raises(Denied, match="steward"):
        roles.give(Actor(getattr(cast, who)), wish)


def test_it_lets_the_steward_of_a_faculty_give_roles_there_and_nowhere_else(cast):
    Assignment.objects.create(person=cast.stan, unit=cast.units.law, role=Role.STEWARD)
    by = Actor(again(cast.stan))
    roles.give(by, Assignment(person=cast.emma, unit=cast.units.tax, role="approver"))
    with pytest.raises(Denied):
        roles.give(by, Assignment(person=cast.emma, unit=cast.units.science, role="approver"))


def test_it_does_not_give_the_same_role_twice_at_a_time(cast):
    wish = Assignment(person=cast.clara, unit=cast.units.law, role="contact", starts=date(2026, 1, 1))
    with pytest.raises(ValidationError, match="already hold"):
        roles.give(Actor(cast.sander), wish)


def test_it_gives_no_role_beyond_the_last_day(cast):
    Person.objects.filter(pk=cast.stan.pk).update(leaves_on=timezone.localdate())
    wish = Assignment(person=again(cast.stan), unit=cast.units.law, role="contact")
    with pytest.raises(ValidationError, match="last day"):
        roles.give(Actor(cast.sander), wish)


def test_it_refuses_days_out_of_order(cast):
    wish = Assignment(
        person=cast.stan, unit=cast.units.law, role="contact", starts="2026-02-01", ends="2026-01-01"
    )
    with pytest.raises(ValidationError):
        roles.give(Actor(cast.sander), wish)


def test_it_holds_until_the_last_day_and_not_a_day_longer(cast):
    last = timezone.localdate() + timedelta(days=10)
    roles.end(Actor(cast.sander), Assignment.objects.get(person=cast.anna), last_day=last)
    with time_machine.travel(f"{last}T12:00Z"):
        assert again(cast.anna).has_role("approver")
    with time_machine.travel(f"{last + timedelta(days=1)}T12:00Z"):
        assert not again(cast.anna).has_role("approver")


def test_it_ends_a_role_at_once(cast):
    roles.end(Actor(cast.sander), Assignment.objects.get(person=cast.anna))
    assert not again(cast.anna).roles_now


def test_it_lets_people_give_up_their_own_role(cast):
    roles.end(Actor(cast.anna), Assignment.objects.get(person=cast.anna))
    assert not again(cast.anna).roles_now
    with pytest.raises(Denied):
        roles.end(Actor(cast.dirk), Assignment.objects.get(person=cast.clara))


def test_it_keeps_the_last_steward(cast):
    own = Assignment.objects.get(person=cast.sander)
    with pytest.raises(Conflict, match="only steward"):
        roles.end(Actor(cast.sander), own)
    roles.give(Actor(cast.sander), Assignment(person=cast.stan, unit=cast.units.root, role="steward"))
    roles.end(Actor(cast.sander), own)
    assert not again(cast.sander).roles_now


def test_it_leaves_one_steward_when_two_give_up_at_the_same_moment(cast, at_once):
    other = Assignment.objects.create(person=cast.stan, unit=cast.units.root, role=Role.STEWARD)
    own = Assignment.objects.get(person=cast.sander)
    outcome = at_once(
        lambda: roles.end(Actor(cast.sander), own),
        lambda: roles.end(Actor(cast.stan), other),
    )
    assert sorted(isinstance(one, Conflict) for one in outcome) == [False, True]
    assert Assignment.objects.on().filter(role=Role.STEWARD).count() == 1


def test_it_ends_a_role_once(cast, at_once):
    own = Assignment.objects.get(person=cast.anna)
    outcome = at_once(
        lambda: roles.end(Actor(cast.sander), Assignment.objects.get(pk=own.pk)),
        lambda: roles.end(Actor(cast.anna), own),
    )
    assert sorted(isinstance(one, Conflict) for one in outcome) == [False, True]
    assert Entry.objects.filter(verb="role.ended").count() == 1
