"""Signing in, staying signed in, and what happens to an account."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from pedel.networks import NetworkError, Trouble
from pedel.networks.bluesky import session
from pedel.networks.bluesky.xrpc import Xrpc


def trouble_of(action, *given) -> NetworkError:
    with pytest.raises(NetworkError) as caught:
        action(*given)
    return caught.value


def test_an_app_password_opens_a_session_and_is_not_kept(bench):
    found = bench.credential
    now = datetime.now(UTC)
    assert (found.account, found.server) == (bench.account.did, bench.server.url)
    assert now + timedelta(minutes=100) < found.expires_at < now + timedelta(minutes=130)
    assert found.ends_at > now + timedelta(days=80)
    assert bench.account.password not in f"{found.access}{found.refresh}{found.extra}"


def test_the_accounts_own_password_is_sent_back(own):
    error = trouble_of(own.connector.connect, own.account.handle, own.account.own)
    assert (error.trouble, error.permanent) == (Trouble.SCOPE, True)
    assert "app password" in error.detail
    assert len(own.server.asked("POST", r"/xrpc/com\.atproto\.server\.deleteSession")) == 1


def test_a_wrong_password_is_told_and_not_repeated(bench):
    error = trouble_of(bench.connector.connect, bench.account.handle, "wrong-wrong-wrong")
    assert (error.trouble, error.permanent) == (Trouble.TOKEN, True)
    assert "wrong-wrong" not in f"{error} {error.detail}"


@pytest.mark.parametrize("handle", ["", "nobody", "no one.test", "a@b.nl", "https://bsky.app"])
def test_what_is_no_handle_goes_nowhere(bench, handle):
    before = len(bench.server.requests)
    assert trouble_of(bench.connector.connect, handle, "secret").trouble == Trouble.ACCOUNT
    assert len(bench.server.requests) == before


def test_a_handle_may_come_with_its_sign(bench):
    found = bench.connector.connect(f"@{bench.account.handle}", bench.account.password)
    assert found.account == bench.account.did


def test_a_fresh_session_replaces_the_old_one(own):
    fresh = own.connector.refresh(own.credential)
    assert fresh.refresh != own.credential.refresh
    assert fresh.extra == own.credential.extra
    assert own.send(own.post(), fresh).id


def test_the_old_refresh_token_stays_where_none_comes(bench):
    newer = session.credential({"accessJwt": "a.b.c"}, bench.server.url)
    kept = bench.credential.renewed(newer)
    assert (kept.access, kept.refresh) == ("a.b.c", bench.credential.refresh)
    assert kept.account == bench.account.did


def test_what_was_given_back_opens_nothing(own):
    own.connector.revoke(own.credential)
    error = trouble_of(own.connector.refresh, own.credential)
    assert (error.trouble, error.permanent) == (Trouble.TOKEN, True)
    own.connector.revoke(own.credential)


def test_an_app_password_taken_back_there_ends_it(own):
    own.pds.tell("server.revokeAppPassword", own.account.access, name="pedel")
    assert trouble_of(own.connector.refresh, own.credential).trouble == Trouble.TOKEN


def test_a_new_password_ends_the_session_but_not_the_app_password(own):
    own.pds.operate("updateAccountPassword", did=own.account.did, password="another-one")
    assert trouble_of(own.connector.refresh, own.credential).trouble == Trouble.TOKEN
    assert own.connector.connect(own.account.handle, own.account.password).access


def test_an_account_that_was_taken_down_is_told(own):
    own.pds.take_down(own.account)
    error = own.fails()
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.ACCOUNT, "definite", True)
    assert trouble_of(own.connector.refresh, own.credential).trouble == Trouble.ACCOUNT
    assert trouble_of(own.connector.profile, own.credential).trouble == Trouble.ACCOUNT


def test_an_account_that_sleeps_is_told(own):
    own.pds.tell("server.deactivateAccount", own.account.access)
    assert own.fails().trouble == Trouble.ACCOUNT
    error = trouble_of(own.connector.connect, own.account.handle, own.account.password)
    assert (error.trouble, error.detail) == (Trouble.ACCOUNT, "the account is deactivated")


def test_it_writes_to_no_other_account(bench, pds):
    other = pds.account()
    wrong = type(bench.credential)(bench.credential.access, account=other.did, server=bench.server.url)
    assert bench.fails(credential=wrong).trouble == Trouble.TOKEN
    assert pds.records(other) == []


def test_the_servers_own_limit_says_when_to_come_again(bench):
    wish = {"identifier": "nobody-at-all.test", "password": "x"}
    xrpc = Xrpc(bench.connector.app, bench.server.url)
    url = f"{bench.pds.url}/xrpc/com.atproto.server.createSession"
    with ThreadPoolExecutor(30) as pool:
        list(pool.map(lambda _: httpx.post(url, json=wish, timeout=30), range(30)))
    error = trouble_of(session.sign_in, xrpc, "nobody-at-all.test", "x")
    assert (error.trouble, error.permanent) == (Trouble.RATE, False)
    assert 0 < error.retry_after <= 300


def test_the_profile_is_what_the_account_says_of_itself(own, pds):
    headers = {"Authorization": f"Bearer {own.account.access}", "Content-Type": "image/png"}
    answer = pds.client.post("com.atproto.repo.uploadBlob", content=b"\x89PNG\r\n", headers=headers)
    said = {"displayName": "Law", "description": "Leiden Law School", "avatar": answer.json()["blob"]}
    pds.put(own.account, "self", said, "app.bsky.actor.profile")
    found = own.connector.profile(own.credential)
    assert (found.name, found.bio, found.id) == ("Law", "Leiden Law School", own.account.did)
    assert found.url == f"https://bsky.app/profile/{own.account.handle}"
    assert httpx.get(found.avatar_url).content == b"\x89PNG\r\n"


def test_an_account_without_a_profile_has_none(bench):
    found = bench.connector.profile(bench.credential)
    assert (found.handle, found.name, found.avatar_url) == (bench.account.handle, "", "")
