"""Publishing on the desk's own public pages: the connector reads what everybody reads."""

from dataclasses import replace

import pytest

from desk.publishing.conftest import TEXT
from pedel.desk.channels.apps_of import connector_for
from pedel.desk.configuration import NetworkApp
from pedel.desk.publishing import looking, planning, sending
from pedel.desk.publishing.models import Delivery
from pedel.networks import Credential, Receipt, http


@pytest.fixture
def site(cast, settings, live_server):
    """The faculty's part of the website, shown by the desk that runs here."""
    settings.PEDEL = replace(settings.PEDEL, network=(), url=live_server.url)
    law = cast.accounts.law
    law.network, law.handle = "website", "www.example.edu/law"
    law.save()
    yield law
    http._client.cache_clear()  # open connections keep the threads of the server, and theirs to the database


@pytest.fixture
def post(site, approved, settings, live_server):
    settings.PEDEL = replace(settings.PEDEL, network=(), url=live_server.url)
    (delivery,) = planning.plan(approved(accounts=[site]))
    sending.send_due(threads=1)
    return Delivery.objects.get(pk=delivery.pk)


def shown(post):
    part = post.parts.get()
    return connector_for(post.account).look(Credential(""), Receipt(part.remote_id, part.url))


def test_the_desk_is_its_own_network(site, settings):
    assert connector_for(site).app.url == settings.PEDEL.url
    elsewhere = NetworkApp("website", url="http://desk.internal")
    settings.PEDEL = replace(settings.PEDEL, network=(elsewhere,))
    assert connector_for(site).app.url == "http://desk.internal"


def test_what_is_published_stands_on_the_desks_own_page(post, client):
    assert post.state == Delivery.State.PUBLISHED
    seen = shown(post)
    assert seen.text == TEXT
    assert TEXT in client.get(seen.url).content.decode()


def test_whoever_looks_again_finds_it_as_it_was_sent(post):
    looking.look(post)
    post.refresh_from_db()
    assert post.seen == Delivery.Seen.AS_SENT


def test_it_can_be_looked_at_where_the_receipt_says(post, client):
    assert client.get(post.parts.get().url).status_code == 200
