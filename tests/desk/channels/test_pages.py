"""What the pages and the API say of a channel, and what they never say."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pedel.desk.accounts.models import Account, Channel
from pedel.desk.channels import guide, todo, words
from pedel.networks import Credential, NetworkError, Profile, Trouble, names
from pedel.networks.x.connector import ConnectorX


def page(browser, account, what=""):
    return browser.get(f"/accounts/{account.pk}/channel/{what}").content.decode()


@pytest.fixture
def olga(sign_in, cast):
    return sign_in(cast.olga)


def test_nothing_that_is_shown_holds_a_token(olga, wire):
    held, channel = wire.credential, wire.channel
    shown = page(olga, wire.account) + page(olga, wire.account, "state/")
    shown += olga.get(f"/api/v1/channels/{wire.account.pk}").content.decode()
    for secret in (held.access, held.refresh, channel.sealed):
        assert secret not in shown


def test_it_says_since_when_by_whom_and_what_the_desk_may(olga, wire):
    shown = page(olga, wire.account)
    for words_of_it in (
        "by Olga",
        "stay connected",
        "take posts back",
        "<code>tweet.write</code>",
        "@examplelaw",
    ):
        assert words_of_it in shown


def test_it_says_what_differs_from_the_register(olga, wire):
    assert "The register and the network differ" in page(olga, wire.account)  # the name
    Account.objects.filter(pk=wire.account.pk).update(name="Example Law School")
    assert "The register and the network differ" not in page(olga, wire.account)


def test_it_says_why_a_connection_broke_and_what_the_network_said(olga, wire):
    Channel.objects.update(state="broken", trouble="account", detail="suspended for <b>spam</b>")
    shown = page(olga, wire.account)
    assert "locked, suspended or gone" in shown
    assert "suspended for &lt;b&gt;spam&lt;/b&gt;" in shown


def test_it_says_what_was_not_allowed(olga, wire):
    Channel.objects.update(scopes=["tweet.read", "users.read"])
    shown = page(olga, wire.account)
    assert "Not everything that the desk asks for was allowed" in shown
    assert "<code>media.write</code>" in shown


@pytest.mark.parametrize(("days", "sentence"), [(3, "ends in 3 days"), (-1, "ends today, or has ended")])
def test_it_says_that_a_connection_ends_soon(olga, wire, days, sentence):
    Channel.objects.update(ends_at=timezone.now() + timedelta(days=days))
    assert sentence in page(olga, wire.account)


def test_it_says_nothing_of_an_end_that_is_far(olga, wire):
    Channel.objects.update(ends_at=timezone.now() + timedelta(days=90))
    assert "This connection ends" not in page(olga, wire.account)


def test_a_closed_account_that_can_still_be_opened_asks_to_be_disconnected(olga, wire, cast):
    Account.objects.filter(pk=wire.account.pk).update(state="closed")
    Channel.objects.update(ends_at=timezone.now() + timedelta(days=2))
    shown = page(olga, wire.account)
    assert "the desk can still open it. Disconnect it." in shown
    assert "Connect again" not in shown
    (one,) = todo.waiting_for(cast.olga)
    assert str(one.what) == "Disconnect Example Law (@examplelaw)"
    olga.post(f"/accounts/{wire.account.pk}/channel/disconnect/")
    assert todo.waiting_for(cast.olga) == []


def test_the_account_page_leads_there(olga, cast, wire, sign_in):
    account = olga.get(f"/accounts/{wire.account.pk}/").content.decode()
    assert f'hx-get="/accounts/{wire.account.pk}/channel/state/"' in account
    assert "See the connection" in page(olga, wire.account, "state/")
    assert "See the connection" not in page(sign_in(cast.stan), wire.account, "state/")


def test_a_network_without_a_connector_is_posted_to_by_hand(olga, account):
    Account.objects.filter(pk=account.pk).update(network="mylittlenetwork")
    assert "has to be posted by hand" in page(olga, account)
    assert olga.post(f"/accounts/{account.pk}/channel/connect/").status_code == 404


@pytest.mark.parametrize("network", names())
def test_every_guide_can_be_read(network):
    html = guide.guide(network)
    assert "<h1" not in html
    assert "<h2" not in html
    assert "javascript:" not in html


def test_a_guide_holds_no_html_of_its_own(monkeypatch):
    text = "# Title\n\n## One\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) [y](https://e.example)"
    monkeypatch.setattr(guide.networks, "guide", lambda name: text)
    html = guide.guide("only-for-this-test")
    assert "<script>" not in html
    assert 'href="javascript' not in html
    assert '<a href="https://e.example" rel="noopener noreferrer">y</a>' in html
    assert "<h3>One</h3>" in html
    assert "Title" not in html


def test_it_says_each_ability_once():
    assert len(words.abilities(["write:statuses", "write:media", "read:statuses", "mystery"])) == 2


# By an app password


@pytest.fixture
def by_password(account, monkeypatch):
    """A network that is connected with an app password, where only one is right."""

    def connect(self, handle, secret):
        if secret != "right-horse-battery":
            raise NetworkError(Trouble.TOKEN, "no such password", permanent=True)
        return Credential("session", "refresh", account="1")

    monkeypatch.setattr(ConnectorX, "way", "password")
    monkeypatch.setattr(ConnectorX, "connect", connect)
    monkeypatch.setattr(ConnectorX, "profile", lambda self, credential: Profile("1", account.handle))
    return account


def test_an_app_password_is_used_once_and_not_kept(olga, by_password, server):
    assert 'type="password" name="secret" autocomplete="new-password"' in page(olga, by_password)
    olga.post(f"/accounts/{by_password.pk}/channel/connect/", {"secret": "right-horse-battery"})
    channel = Channel.objects.get(account=by_password)
    assert channel.state == "connected"
    assert "right-horse" not in str(dict(olga.session))


def test_a_wrong_app_password_is_not_given_back(olga, by_password, server):
    answer = olga.post(f"/accounts/{by_password.pk}/channel/connect/", {"secret": "wrong-horse"})
    assert answer.status_code == 422
    assert "does not accept this" in answer.content.decode()
    assert "wrong-horse" not in answer.content.decode()


def test_what_the_desk_serves_itself_is_connected_at_once(olga, account, server):
    Account.objects.filter(pk=account.pk).update(network="website", handle="news")
    olga.post(f"/accounts/{account.pk}/channel/connect/")
    channel = Channel.objects.get(account=account)
    assert (channel.state, channel.baseline["handle"]) == ("connected", "news")
    assert server.requests == []


# Over the API


def test_the_api_says_what_the_page_says(olga, wire):
    told = olga.get(f"/api/v1/channels/{wire.account.pk}").json()
    assert (told["state"], told["handle"], told["differences"]) == ("connected", "examplelaw", ["name"])


def test_the_api_ends_a_connection(olga, wire):
    assert olga.delete(f"/api/v1/channels/{wire.account.pk}").json() == {"is_revoked": True, "trouble": ""}
    assert wire.channel.state == "not_connected"
    assert olga.delete(f"/api/v1/channels/{wire.account.pk}").status_code == 409


def test_the_api_refuses_who_does_not_keep_the_account(sign_in, cast, wire):
    for call in ("get", "delete"):
        assert getattr(sign_in(cast.emma), call)(f"/api/v1/channels/{wire.account.pk}").status_code == 403
    assert wire.channel.state == "connected"
