"""The dossier says what is really there: no model that speaks of people is left out."""

from importlib import import_module

import pytest
from django.apps import apps

from pedel.desk import packs
from pedel.desk.dossier import inventory
from pedel.desk.personal import kept

WITHOUT = {
    "account.EmailConfirmation": "no address is confirmed by mail here",
    "socialaccount.SocialToken": "tokens of the provider are not stored",
    "admin.LogEntry": "there is no admin site",
}


def models():
    found = (model for config in apps.get_app_configs() for model in config.get_models())
    return [m for m in found if not m._meta.proxy and m._meta.app_label not in ("tests", "procrastinate")]


@pytest.mark.parametrize("model", models(), ids=lambda model: model._meta.label)
def test_whatever_speaks_of_people_is_accounted_for(model):
    said = {each.model for each in kept()}
    if inventory.speaks_of_people(model) and model._meta.label not in WITHOUT:
        assert model._meta.label in said, "say in the app's personal.py what it keeps, why and for how long"


@pytest.mark.parametrize("each", list(kept()), ids=lambda each: each.model)
def test_what_is_said_is_about_something_that_exists(each):
    assert apps.get_model(each.model)
    assert all(str(text).strip() for text in (each.what, each.about, each.why, each.how_long, each.who_sees))
    assert not each.clause or each.clause in {clause.id for clause in packs.in_force()}


@pytest.mark.parametrize("each", [each for each in kept() if each.ends], ids=lambda each: each.model)
def test_what_ends_it_is_there(each):
    module, _, name = each.ends.rpartition(".")
    assert callable(getattr(import_module(f"pedel.desk.{module}"), name))


def test_nothing_is_said_twice():
    said = [each.model for each in kept()]
    assert len(said) == len(set(said))


@pytest.mark.django_db
def test_numbers_are_those_of_today(cast):
    people = next(each for each in inventory.holdings() if each.kept.model == "people.Person")
    assert people.number == type(cast.emma).objects.count()


@pytest.mark.django_db
def test_a_sealed_field_is_a_field_of_something():
    names = {field.name for model in models() for field in model._meta.get_fields()}
    assert names >= inventory.SEALED
