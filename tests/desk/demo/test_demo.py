from dataclasses import replace
from itertools import pairwise

import pytest
from django.conf import settings as desk_settings

from pedel.desk import configuration, demo
from pedel.desk.accounts.models import Account, Channel
from pedel.desk.approvals.models import Request
from pedel.desk.channels.connection import differences
from pedel.desk.demo import network
from pedel.desk.drafts.models import Draft
from pedel.desk.mandates.models import Mandate
from pedel.desk.people.models import Person, Unit
from pedel.desk.record.models import Entry


@pytest.fixture
def a_demo(settings):
    settings.PEDEL = replace(desk_settings.PEDEL, demo=True, second_factor=(), network=())


@pytest.fixture
def filled(db, a_demo):
    demo.fill()


def test_it_is_a_whole_university(filled):
    assert Unit.objects.filter(kind="faculty").count() == 5
    assert Person.objects.count() == 12
    assert Account.objects.count() == 15
    assert set(Account.objects.values_list("state", flat=True)) == set(Account.State.values)
    sent_by_the_worker = {Draft.State.SENT}
    assert set(Draft.objects.values_list("state", flat=True)) == set(Draft.State.values) - sent_by_the_worker
    assert set(Mandate.objects.values_list("state", flat=True)) == set(Mandate.State.values)
    assert Account.objects.values("network").distinct().count() >= 8
    assert max(request.steps.count() for request in Request.objects.all()) == 2


def test_it_stands_in_the_record_as_if_people_had_done_it(filled):
    told = Entry.objects.exclude(actor=None).values_list("verb", flat=True)
    assert {"approval.asked", "approval.given", "approval.declined", "mandate.agreed"} <= set(told)
    chain = Entry.objects.order_by("number")
    assert all(after.previous == before.hash for before, after in pairwise(chain))


def test_its_accounts_are_connected_to_the_network_of_this_machine(filled):
    connected = Channel.objects.filter(state=Channel.State.CONNECTED).select_related("account")
    assert {channel.account.network for channel in connected} == {network.NAME}
    assert len(connected) == Account.objects.filter(network=network.NAME).count() == 3
    assert all(channel.baseline["handle"] == channel.account.handle for channel in connected)
    assert all(differences(channel.account, channel.baseline) == [] for channel in connected)


def test_no_token_stands_readable_in_the_database(filled):
    tokens = network.seed(network.folder_in(configuration.home()), [("law@social.rijnmeer.example", "", "")])
    assert not any(token in str(row) for row in Channel.objects.values() for token in tokens.values())


def test_it_is_made_once(filled):
    before = Entry.objects.count()
    demo.fill()
    assert Entry.objects.count() == before


def test_it_lets_one_be_anybody_with_one_click(filled, client):
    fatima = Person.objects.get(email="fatima@rijnmeer.example")
    assert b"Fatima el Amrani" in client.get("/demo/").content
    assert client.post(f"/demo/{fatima.pk}/").headers["Location"] == "/"
    assert client.get("/").context["user"] == fatima


def test_it_signs_nobody_in_by_following_a_link(filled, client):
    person = Person.objects.first()
    assert client.get(f"/demo/{person.pk}/").status_code == 405
    assert client.get("/").status_code == 302


def test_it_is_not_there_at_a_real_desk(filled, settings, client):
    settings.PEDEL = replace(settings.PEDEL, demo=False)
    person = Person.objects.get(email="fatima@rijnmeer.example")
    assert client.get("/demo/").status_code == 404
    assert client.post(f"/demo/{person.pk}/").status_code == 404
    assert client.get("/").status_code == 302


def test_it_only_offers_its_own_people(filled, client):
    real = Person.objects.create_user("somebody@example.org", name="Somebody Real")
    assert client.post(f"/demo/{real.pk}/").status_code == 404


def test_it_tells_the_terminal_whom_one_can_be(filled):
    lines = demo.cast_lines()
    assert "/demo/" in lines[0]
    assert any("Anouk de Graaf" in line for line in lines)


def test_its_home_page_works_for_everybody(filled, client):
    for person in Person.objects.all():
        client.post(f"/demo/{person.pk}/")
        assert client.get("/").status_code == 200, person
