"""Connecting an account: only by whoever set out, only the right account, and nothing in between."""

import base64
import hashlib
import logging
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.utils import timezone

from desk.channels.walking import said, state_of, walk, way_back, way_out
from desk.channels.wiring import KEY
from networks.x import server as x_server
from pedel.desk.accounts.models import Account, Channel
from pedel.desk.channels import connecting, sealing, using
from pedel.desk.notices.models import Notice
from pedel.desk.record.models import Entry
from pedel.networks import NetworkError, Trouble


@pytest.fixture
def olga(sign_in, cast, account, server):
    return sign_in(cast.olga)


def test_it_connects_and_takes_the_profile_as_baseline(olga, account, cast):
    answer = walk(olga, account)
    channel = Channel.objects.get(account=account)
    assert "The account is connected." in said(olga, answer)
    assert (channel.state, channel.connected_by, channel.remote_id) == ("connected", cast.olga, "2244994945")
    assert channel.baseline["bio"] == "We teach law."
    assert timedelta(hours=1) < channel.expires_at - timezone.now() < timedelta(hours=3)


def test_it_opens_the_account_with_what_the_network_gave(olga, account, server):
    walk(olga, account)
    credential = sealing.open_(Channel.objects.get(account=account).sealed, account)
    assert credential.access in server.tokens
    assert credential.refresh in server.refreshes


def test_the_record_tells_who_connected_what_and_no_token(olga, account, cast):
    walk(olga, account)
    entry = Entry.objects.get(verb="channel.connected")
    assert (entry.actor, entry.role, entry.account) == (cast.olga.pk, "owner", account.pk)
    assert entry.facts["handle"] == "examplelaw"


def test_the_others_who_keep_the_account_are_told(olga, account, cast):
    walk(olga, account)
    told = Notice.objects.filter(kind="channels.connected")
    assert {notice.person for notice in told} == {cast.victor, cast.clara, cast.cees}


@pytest.mark.parametrize(("who", "may"), [
    ("olga", True), ("victor", True), ("clara", True), ("cees", True), ("sander", True),
    ("emma", False), ("anna", False), ("stan", False), ("samira", False),
])  # fmt: skip
def test_who_connects(who, may, sign_in, cast, account, server):
    browser = sign_in(getattr(cast, who))
    answer = browser.post(f"/accounts/{account.pk}/channel/connect/")
    assert answer.status_code == (302 if may else 403)
    assert browser.get(f"/accounts/{account.pk}/channel/").status_code == (200 if may else 403)


def test_a_closed_account_is_not_connected(olga, account):
    Account.objects.filter(pk=account.pk).update(state="closed")
    assert olga.post(f"/accounts/{account.pk}/channel/connect/").status_code == 403


# The way out


def test_it_asks_with_a_state_and_a_challenge_that_nobody_can_guess(olga, account):
    first, second = (parse_qs(urlsplit(way_out(olga, account)).query) for _ in range(2))
    assert first["code_challenge_method"] == ["S256"]
    assert len(first["state"][0]) >= 43
    assert first["state"] != second["state"]
    assert first["code_challenge"] != second["code_challenge"]


def test_the_way_out_is_a_link_that_no_policy_has_to_name(olga, account, server):
    page = olga.post(f"/accounts/{account.pk}/channel/connect/", follow=True)
    assert page.status_code == 200
    assert server.url.removeprefix("http://") in page.content.decode()
    assert server.url not in page.headers["Content-Security-Policy"]


def test_what_is_remembered_on_the_way_is_sealed(olga, account, cast):
    asked = parse_qs(urlsplit(way_out(olga, account)).query)
    kept = str(dict(olga.session))
    assert asked["state"][0] not in kept
    (entry,) = olga.session["connecting"].values()
    verifier = sealing.open_facts(entry["sealed"])["memory"]["verifier"]
    assert verifier not in kept
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
    assert asked["code_challenge"] == [challenge]


def test_it_says_that_the_institution_has_not_registered_yet(olga, account, settings):
    settings.PEDEL = replace(settings.PEDEL, network=())
    answer = olga.post(f"/accounts/{account.pk}/channel/connect/")
    assert "has not registered the desk" in said(olga, answer)


def test_it_connects_nothing_without_a_key(olga, account, settings):
    settings.PEDEL = replace(settings.PEDEL, keys=())
    answer = olga.post(f"/accounts/{account.pk}/channel/connect/")
    assert "has no key" in said(olga, answer)


def test_nothing_that_opens_anything_is_logged_even_when_everything_is(olga, account, server, caplog):
    path, answer = way_back(way_out(olga, account))
    caplog.set_level(logging.DEBUG)
    olga.get(path, answer)
    held = sealing.open_(Channel.objects.get(account=account).sealed, account)
    assert using.broke(account, NetworkError(Trouble.TOKEN)) is False  # which refreshes
    fresh = sealing.open_(Channel.objects.get(account=account).sealed, account)
    olga.post(f"/accounts/{account.pk}/channel/disconnect/")
    olga.get(path, answer)
    assert "httpcore" in caplog.text
    for secret in (*answer.values(), held.access, held.refresh, fresh.access, x_server.SECRET, KEY):
        assert secret not in caplog.text


def test_no_setting_shows_what_is_secret(settings, server):
    shown = repr(settings.PEDEL)
    assert "app-of-pedel" in shown
    assert not any(secret in shown for secret in (KEY, x_server.SECRET))


# The way back


def refused(answer, account):
    return answer.status_code == 400 and state_of(account) == "not_connected"


def test_a_forged_state_connects_nothing(olga, account, server):
    assert refused(walk(olga, account, state="forged"), account)
    assert server.asked("POST", "/2/oauth2/token") == []


def test_a_way_back_without_a_state_connects_nothing(olga, account):
    _path, answer = way_back(way_out(olga, account))
    assert refused(olga.get("/channels/back/", {"code": answer["code"]}), account)


def test_a_replayed_state_connects_nothing(olga, account, server):
    path, answer = way_back(way_out(olga, account))
    olga.get(path, answer)
    Channel.objects.update(state="not_connected")
    again = olga.get(path, answer)
    assert refused(again, account)
    assert len(server.asked("POST", "/2/oauth2/token")) == 1


def test_a_state_that_failed_is_used_up_too(olga, account, server):
    path, answer = way_back(way_out(olga, account))
    olga.get(path, {**answer, "code": "wrong"})
    assert refused(olga.get(path, answer), account)


def test_the_state_of_another_session_connects_nothing(olga, account, sign_in, cast):
    """Somebody who gets a colleague to open a link of theirs does not connect their own account."""
    path, answer = way_back(way_out(sign_in(cast.olga), account))
    assert refused(olga.get(path, answer), account)


def test_the_state_of_another_person_connects_nothing(account, sign_in, cast, server):
    browser = sign_in(cast.olga)
    path, answer = way_back(way_out(browser, account))
    kept = dict(browser.session)["connecting"]
    other = sign_in(cast.clara)
    session = other.session
    session["connecting"] = kept
    session.save()
    assert refused(other.get(path, answer), account)


def test_a_way_back_after_ten_minutes_connects_nothing(olga, account):
    path, answer = way_back(way_out(olga, account))
    with time_machine.travel(timezone.now() + timedelta(minutes=10, seconds=1), tick=False):
        assert refused(olga.get(path, answer), account)


def test_setting_out_again_voids_the_first_way(olga, account):
    path, answer = way_back(way_out(olga, account))
    way_out(olga, account)
    assert refused(olga.get(path, answer), account)


def test_two_windows_connect_two_accounts(olga, account, cast):
    other = Account.objects.create(
        unit=cast.units.law, network="x", handle="other", name="Other", account_class="unit", state="active"
    )
    other.memberships.create(person=cast.olga, part="owner", starts="2020-01-01")
    path, answer = way_back(way_out(olga, account))
    way_out(olga, other)
    olga.get(path, answer)
    assert (state_of(account), state_of(other)) == ("connected", "not_connected")


def test_a_wrong_verifier_connects_nothing(olga, account, server):
    path, answer = way_back(way_out(olga, account))
    asked = next(iter(server.codes.values()))
    asked["code_challenge"] = "of-somebody-else"
    page = said(olga, olga.get(path, answer))
    assert "does not accept this" in page
    assert state_of(account) == "not_connected"


def test_another_way_back_than_the_registered_one_connects_nothing(olga, account, settings):
    settings.PEDEL = replace(settings.PEDEL, url="https://elsewhere.example")
    with pytest.raises(KeyError):  # the network does not send anybody there
        way_back(way_out(olga, account))


def test_it_says_that_somebody_said_no(olga, account):
    _path, answer = way_back(way_out(olga, account))
    back = olga.get("/channels/back/", {"state": answer["state"], "error": "access_denied"})
    assert "Not everything that the desk needs was allowed" in said(olga, back)


def test_it_says_that_the_network_is_down_and_changes_nothing(olga, account, server):
    server.SENDS = ("POST", "/2/oauth2/token")
    server.fault("503")
    assert "it is not well" in said(olga, walk(olga, account))
    assert state_of(account) == "not_connected"


def test_who_lost_their_part_meanwhile_connects_nothing(olga, account, cast):
    path, answer = way_back(way_out(olga, account))
    account.memberships.filter(person=cast.olga).delete()
    assert olga.get(path, answer).status_code == 403
    assert state_of(account) == "not_connected"


def test_a_stranger_is_sent_to_sign_in(client, db):
    assert client.get("/channels/back/?state=s&code=c").headers["Location"].startswith("/signin/login/")


@pytest.fixture
def meanwhile(monkeypatch):
    """Does something while the desk still talks to the network."""
    avatar = connecting.avatar

    def does(call):
        monkeypatch.setattr(connecting, "avatar", lambda *given: call() and avatar(*given))

    return does


def test_a_role_that_ended_while_the_network_answered_connects_nothing(
    account, sign_in, cast, server, meanwhile
):
    clara = sign_in(cast.clara)
    path, answer = way_back(way_out(clara, account))
    meanwhile(cast.clara.assignments.all().delete)
    assert clara.get(path, answer).status_code == 403
    assert state_of(account) == "not_connected"


def test_an_account_that_was_closed_while_the_network_answered_is_not_connected(olga, account, meanwhile):
    path, answer = way_back(way_out(olga, account))
    meanwhile(lambda: Account.objects.filter(pk=account.pk).update(state="closed"))
    assert olga.get(path, answer).status_code == 403
    assert state_of(account) == "not_connected"


def test_the_answer_of_one_network_is_not_shown_to_another(olga, account, server):
    """The register has another network for the account since they set out."""
    path, answer = way_back(way_out(olga, account))
    Account.objects.filter(pk=account.pk).update(network="linkedin")
    assert refused(olga.get(path, answer), account)
    assert server.asked("POST", "/2/oauth2/token") == []


def test_an_answer_that_names_another_server_connects_nothing(olga, account, server):
    """RFC 9207: a server that mixes itself up with another one gets nobody's code."""
    page = said(olga, walk(olga, account, iss="https://other.example"))
    assert "does not understand" in page
    assert server.asked("POST", "/2/oauth2/token") == []
    walk(olga, account, iss=server.url)
    assert state_of(account) == "connected"
