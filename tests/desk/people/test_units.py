"""The tree of units, and who answers for each."""

import pytest
from django.core.exceptions import ValidationError

from pedel.desk.people import tree
from pedel.desk.people.access import Move
from pedel.desk.people.actions import units
from pedel.desk.people.models import Unit
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Denied

FIELDS = {"name_en": "Institute of Physics", "name_nl": "Instituut Natuurkunde", "slug": "physics"}


def test_it_adds_a_unit_below_another(cast):
    unit = units.create(Actor(cast.sander), cast.units.science, **FIELDS, kind="institute")
    assert unit.is_within(cast.units.science.path)
    assert Entry.objects.get().verb == "unit.created"


def test_it_refuses_a_short_name_that_is_taken(cast):
    with pytest.raises(ValidationError) as trouble:
        units.create(Actor(cast.sander), cast.units.law, **{**FIELDS, "slug": "tax"}, kind="institute")
    assert "slug" in trouble.value.message_dict


def test_it_moves_a_unit_with_all_below_it(cast):
    lab = units.create(Actor(cast.sander), cast.units.tax, **FIELDS, kind="programme")
    units.move(Actor(cast.sander), Move(cast.units.tax, cast.units.science))
    science = Unit.objects.get(slug="science")
    assert Unit.objects.get(pk=lab.pk).is_within(science.path)


def test_it_moves_no_unit_below_itself(cast):
    with pytest.raises(ValidationError, match="below itself"):
        units.move(Actor(cast.sander), Move(cast.units.law, cast.units.tax))


def test_it_leaves_the_tree_to_the_steward(cast):
    for person in (cast.clara, cast.anna, cast.stan):
        with pytest.raises(Denied):
            units.change(Actor(person), cast.units.law, name_en="Mine")


def test_it_says_who_answers_for_a_unit_without_people_of_its_own(cast):
    branches = {branch.unit.slug: branch for branch in tree.branches()}
    assert branches["tax"].approver_above == cast.units.law
    assert [role.person for role in branches["law"].approvers] == [cast.anna, cast.dirk]
    assert branches["root"].approver_above is None
    assert not branches["root"].approvers


def test_it_does_not_count_who_has_left(cast):
    type(cast.bram).objects.filter(pk=cast.bram.pk).update(leaves_on="2020-02-02")
    assert {unit.slug for unit in tree.without_approver("")} == {"root", "science"}


def test_it_asks_the_database_as_often_for_many_units_as_for_few(cast, django_assert_num_queries):
    for number in range(20):
        units.create(Actor(cast.sander), cast.units.law, **{**FIELDS, "slug": f"u{number}"}, kind="institute")
    with django_assert_num_queries(2):
        assert len(tree.branches()) == 24
