"""Connecting an account in a real browser: out to the network's own page, yes there, and back."""

import html
from dataclasses import replace

import pytest
from playwright.sync_api import expect

import networks.x.server as x_server
from desk.channels.wiring import KEY, Network, app_of
from networks.faulty import Answer, serving
from pedel.desk.accounts.models import Account, Channel


class Asking(Network):
    """The network with its page on which somebody says yes."""

    def __init__(self):
        super().__init__()
        self.route("GET", "/favicon.ico", lambda request: Answer(b"", 204))

    def authorize(self, request):
        back = html.escape(super().authorize(request).headers["Location"])
        page = f'<!doctype html><html lang="en"><title>X</title><a href="{back}">Authorize app</a></html>'
        return Answer(page.encode(), content_type="text/html")


@pytest.fixture
def network(desk, settings, monkeypatch):
    with serving(Asking()) as server:
        monkeypatch.setattr(x_server, "BACK", f"{desk}/channels/back/")
        settings.PEDEL = replace(settings.PEDEL, url=desk, keys=(KEY,), network=(app_of(server),))
        yield server


@pytest.fixture
def account(cast):
    account = Account.objects.create(
        unit=cast.units.law, network="x", handle="examplelaw", name="Example Law", account_class="faculty",
        state="active",
    )  # fmt: skip
    account.memberships.create(person=cast.olga, part="owner", starts="2020-01-01")
    return account


def connect(page, account):
    """From the account's page all the way to the network and back."""
    page.goto(f"/accounts/{account.pk}/")
    page.get_by_role("link", name="Connect it").click()
    page.get_by_role("button", name="Connect").click()
    page.get_by_role("link", name="Go on to").click()
    page.get_by_role("link", name="Authorize app").click()


def test_the_way_to_the_network_and_back(page, sign_in_browser, cast, account, network, axe):
    sign_in_browser(page, cast.olga)
    connect(page, account)
    expect(page.get_by_text("The account is connected.")).to_be_visible()
    expect(page.get_by_role("heading", name="connected", exact=True)).to_be_visible()
    assert "code=" not in page.url
    axe(page)
    page.goto(f"/accounts/{account.pk}/")
    expect(page.get_by_role("link", name="See the connection")).to_be_visible()
    axe(page)


def test_every_page_on_the_way_is_accessible(any_page, sign_in_browser, cast, account, network, axe):
    sign_in_browser(any_page, cast.olga)
    any_page.goto(f"/accounts/{account.pk}/channel/")
    axe(any_page)
    any_page.get_by_role("button", name="Connect").click()
    axe(any_page)
    any_page.get_by_role("link", name="Go on to").click()
    any_page.get_by_role("link", name="Authorize app").click()
    any_page.get_by_role("link", name="Disconnect").click()
    axe(any_page)
    assert any_page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_asks_where_somebody_else_was_signed_in(page, sign_in_browser, cast, account, network, axe):
    Account.objects.filter(pk=account.pk).update(handle="lawschool")
    sign_in_browser(page, cast.clara)
    connect(page, account)
    expect(page.get_by_role("heading", name="This is not the account in the register")).to_be_visible()
    axe(page)
    assert Channel.objects.filter(state="connected").count() == 0
    page.get_by_label("This is the right account").check()
    page.get_by_role("button", name="Connect this one").click()
    expect(page.get_by_text("The account is connected.")).to_be_visible()


def test_choosing_and_the_accounts_page_are_accessible(
    any_page, sign_in_browser, cast, account, network, axe, troubles
):
    """The page that asks which it is, with what is wrong with the answer, and the line on the account's."""
    Account.objects.filter(pk=account.pk).update(handle="lawschool")
    sign_in_browser(any_page, cast.clara)
    connect(any_page, account)
    axe(any_page)
    any_page.get_by_role("button", name="Connect this one").click()
    expect(any_page.get_by_text("Say that this is the right account")).to_be_visible()
    axe(any_page)
    assert any_page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    troubles.clear()  # the browser says that the page was refused
    any_page.get_by_role("button", name="None of these").click()
    expect(any_page.get_by_text("Nothing was connected.")).to_be_visible()
    any_page.goto(f"/accounts/{account.pk}/")
    expect(any_page.get_by_role("link", name="Connect it")).to_be_visible()
    axe(any_page)


def test_it_disconnects(page, sign_in_browser, cast, account, network):
    sign_in_browser(page, cast.olga)
    connect(page, account)
    page.get_by_role("link", name="Disconnect").click()
    page.get_by_role("button", name="Disconnect").click()
    expect(page.get_by_text("The account is disconnected. What opened it is erased.")).to_be_visible()
    assert network.tokens == {}
