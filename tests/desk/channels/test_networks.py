"""Connecting at networks that do it in other ways: of many servers, and with several pages for one person."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
import time_machine

from desk.channels.walking import said, walk, way_out
from desk.channels.wiring import KEY
from networks.faulty import serving
from networks.linkedin import server as linkedin
from networks.mastodon.server import HANDLE, MastodonServer
from pedel.desk.accounts.models import Account, Channel
from pedel.desk.channels import jobs, sealing, using
from pedel.desk.configuration import NetworkApp
from pedel.desk.notices.models import Notice
from pedel.networks import NetworkError, Trouble

DESK = linkedin.BACK.partition("/channels/")[0]


@pytest.fixture
def olga(sign_in, cast):
    return sign_in(cast.olga)


def moved(account, network, handle, settings, *apps):
    """The account on another network, with the desk registered there."""
    settings.PEDEL = replace(settings.PEDEL, url=DESK, keys=(KEY,), network=apps)
    Account.objects.filter(pk=account.pk).update(network=network, handle=handle)
    account.refresh_from_db()
    return account


# Several pages for one person


@pytest.fixture
def pages(account, settings):
    """A network where whoever says yes keeps two pages, as connected with access for two months."""
    with serving(linkedin.LinkedInServer()) as server:
        app = NetworkApp("linkedin", linkedin.ID, linkedin.SECRET, server.url)
        server.account = moved(account, "linkedin", "school/university-of-example", settings, app)
        server.roles = [(page, "ADMINISTRATOR", "APPROVED") for page in linkedin.PAGES]
        yield server


def choose(browser, account, page):
    return browser.post(f"/accounts/{account.pk}/channel/choose/", {"chosen": page})


def test_it_asks_which_of_several_pages_it_is(olga, pages):
    shown = said(olga, walk(olga, pages.account))
    assert "Which account?" in shown
    assert shown.count('type="radio"') == 2
    assert not Channel.objects.filter(state="connected").exists()
    choose(olga, pages.account, linkedin.PAGES[1])
    assert Channel.objects.get(account=pages.account).remote_id == linkedin.PAGES[1]


def test_it_takes_no_page_that_was_not_offered(olga, pages):
    walk(olga, pages.account)
    assert choose(olga, pages.account, "urn:li:organization:1").status_code == 422
    assert not Channel.objects.filter(state="connected").exists()


def test_what_was_offered_is_sealed_and_then_forgotten(olga, pages):
    walk(olga, pages.account)
    assert not any(token in str(dict(olga.session)) for token in pages.tokens)
    choose(olga, pages.account, linkedin.PAGES[0])
    assert "offers" not in olga.session


def test_none_of_them_is_forgotten_at_once(olga, pages):
    walk(olga, pages.account)
    answer = olga.post(f"/accounts/{pages.account.pk}/channel/choose/", {"none": "1"})
    assert "Nothing was connected." in said(olga, answer)
    assert "offers" not in olga.session
    assert not Channel.objects.filter(state="connected").exists()


def test_it_says_that_a_network_has_no_way_to_be_told_of_the_end(olga, pages):
    walk(olga, pages.account)
    choose(olga, pages.account, linkedin.PAGES[0])
    answer = olga.delete(f"/api/v1/channels/{pages.account.pk}")
    assert answer.json() == {"is_revoked": False, "trouble": "no_way"}


def test_what_was_offered_ten_minutes_ago_is_not_taken(olga, pages):
    walk(olga, pages.account)
    with time_machine.travel(olga.session["offers"][str(pages.account.pk)]["until"] + 1, tick=False):
        assert "too long ago" in said(olga, choose(olga, pages.account, linkedin.PAGES[0]))
        assert "offers" not in olga.session
    assert not Channel.objects.filter(state="connected").exists()


def test_access_that_nobody_refreshes_is_warned_of_before_it_ends(olga, pages, cast):
    pages.has_refresh = False
    walk(olga, pages.account)
    choose(olga, pages.account, linkedin.PAGES[0])
    channel = Channel.objects.get(account=pages.account)
    with time_machine.travel(channel.expires_at.timestamp() - 2 * 86400, tick=False):
        jobs.refresh()
        jobs.warn()
        channel.refresh_from_db()
        assert (channel.state, channel.ends_at) == ("connected", channel.expires_at)
        assert Notice.objects.filter(kind="channels.ending", person=cast.olga).count() == 1
    with time_machine.travel(channel.expires_at.timestamp() + 60, tick=False):
        with pytest.raises(NetworkError) as caught:
            using.credential_of(channel)
        assert caught.value.trouble == Trouble.TOKEN
    channel.refresh_from_db()
    assert channel.state == "broken"


# One of many servers


@pytest.fixture
def village(account, settings):
    """A server of a network that anybody can run; the desk registers itself there."""
    with serving(MastodonServer()) as server:
        server.desk_account = moved(
            account, "mastodon", HANDLE, settings, NetworkApp("mastodon", url=server.url)
        )
        yield server
        server.network.store.close()


def consented(url, server):
    """Says yes on the server's own page, and gives where it leads."""
    form = {**dict(parse_qsl(urlsplit(url).query)), "account": server.account["id"], "decision": "yes"}
    answer = httpx.post(f"{server.url}/oauth/authorize", data=form)
    return dict(parse_qsl(urlsplit(answer.headers["location"]).query))


def test_it_connects_at_the_server_of_the_handle(olga, village):
    answer = consented(way_out(olga, village.desk_account), village)
    assert "The account is connected." in said(olga, olga.get("/channels/back/", answer))
    channel = Channel.objects.get(account=village.desk_account)
    assert (channel.server, channel.baseline["handle"]) == (village.url, HANDLE)
    assert channel.expires_at is None
    assert using.credential_of(channel).access


def test_what_the_server_gave_the_desk_is_sealed_too(olga, village):
    """The desk's own registration at the server is part of what is kept."""
    answer = consented(way_out(olga, village.desk_account), village)
    olga.get("/channels/back/", answer)
    channel = Channel.objects.get(account=village.desk_account)
    secret = sealing.open_(channel.sealed, channel.account).extra["client_secret"]
    assert secret
    assert secret not in str(Channel.objects.filter(pk=channel.pk).values().get())


def test_it_ends_the_token_at_the_server(olga, village):
    answer = consented(way_out(olga, village.desk_account), village)
    olga.get("/channels/back/", answer)
    channel = Channel.objects.get(account=village.desk_account)
    token = sealing.open_(channel.sealed, channel.account).access
    olga.post(f"/accounts/{village.desk_account.pk}/channel/disconnect/")
    check = httpx.get(
        f"{village.url}/api/v1/accounts/verify_credentials", headers={"Authorization": f"Bearer {token}"}
    )
    assert check.status_code == 401


def test_a_server_that_does_not_answer_is_said_so(olga, account, settings):
    here = moved(account, "mastodon", HANDLE, settings, NetworkApp("mastodon", url="http://127.0.0.1:9"))
    answer = olga.post(f"/accounts/{here.pk}/channel/connect/")
    assert "could not be reached" in said(olga, answer)
