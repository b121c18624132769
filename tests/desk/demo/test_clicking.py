"""An owner connects an account at the demo's network with the browser, as at any server."""

import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from networks.contract import post
from pedel.desk import demo
from pedel.desk.accounts.models import Account
from pedel.desk.channels.apps_of import connector_for
from pedel.desk.channels.using import credential_of
from pedel.desk.configuration import NetworkApp
from pedel.desk.demo import network
from pedel.desk.people.models import Person


@pytest.fixture
def url(db, settings, tmp_path, monkeypatch):
    monkeypatch.setenv("PEDEL_HOME", str(tmp_path))
    settings.PEDEL = replace(settings.PEDEL, demo=True, second_factor=(), network=())
    demo.fill()
    with network.serving(network.folder_in(tmp_path)) as url:
        settings.PEDEL = replace(settings.PEDEL, network=(NetworkApp(network.NAME, url=url),))
        yield url


@pytest.fixture
def law(url):
    return Account.objects.get(network=network.NAME, handle="law@social.rijnmeer.example")


@pytest.fixture
def anouk(url, client):
    client.force_login(Person.objects.get(email="anouk@rijnmeer.example"))
    return client


def consent(page, username, decision="yes"):
    """Opens the network's page, chooses the account and says yes; gives where one is sent."""
    shown = httpx.get(page).text
    assert "asks for access" in shown
    wish = {name: values[0] for name, values in parse_qs(urlsplit(page).query).items()}
    number = re.search(rf'name="account" value="(\d+)"[^>]*>[^<]*@{username}\b', shown)[1]
    form = {**wish, "account": number, "decision": decision}
    answer = httpx.post(page.partition("?")[0], data=form)
    return answer.headers["location"]


def way_out(client, account):
    client.post(f"/accounts/{account.pk}/channel/disconnect/")
    return client.post(f"/accounts/{account.pk}/channel/connect/", follow=True).context["url"]


def come_back(client, location):
    parts = urlsplit(location)
    return client.get(f"{parts.path}?{parts.query}", follow=True)


def test_the_owner_disconnects_connects_and_the_desk_can_publish(anouk, law):
    page = way_out(anouk, law)
    assert law.channel.state == "not_connected"
    assert b"The account is connected." in come_back(anouk, consent(page, "law")).content
    law.channel.refresh_from_db()
    assert law.channel.state == "connected"
    receipt = connector_for(law).publish(credential_of(law.channel), post("By hand."))
    assert "By hand." in httpx.get(receipt.url).text


def test_the_page_of_its_people_leads_to_the_network(url, client):
    assert f'href="{url}"'.encode() in client.get("/demo/").content


def test_another_account_is_not_taken_for_this_one(anouk, law):
    answer = come_back(anouk, consent(way_out(anouk, law), "science"))
    assert b"The account is connected." not in answer.content
    law.channel.refresh_from_db()
    assert law.channel.state == "not_connected"


def test_a_no_at_the_network_connects_nothing(anouk, law):
    come_back(anouk, consent(way_out(anouk, law), "law", "no"))
    law.channel.refresh_from_db()
    assert law.channel.state == "not_connected"


def test_disconnecting_ends_the_token_at_the_network(anouk, law):
    come_back(anouk, consent(way_out(anouk, law), "law"))
    law.channel.refresh_from_db()
    token = credential_of(law.channel).access
    anouk.post(f"/accounts/{law.pk}/channel/disconnect/")
    headers = {"Authorization": f"Bearer {token}"}
    verify = f"{connector_for(law).app.url}/api/v1/accounts/verify_credentials"
    assert httpx.get(verify, headers=headers).status_code == 401
