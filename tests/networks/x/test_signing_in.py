"""Connecting an account on X, and what ends it."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest

from networks.x.server import BACK
from pedel.networks import App, NetworkError, Trouble, connector, guide


def asked(consent):
    return dict(parse_qsl(urlsplit(consent.url).query))


def test_it_asks_with_a_challenge_and_never_shows_the_verifier(bench):
    consent = bench.connector.begin(BACK, "state-1", "")
    assert asked(consent)["code_challenge_method"] == "S256"
    assert consent.memory["verifier"] not in consent.url
    assert consent.memory["verifier"] not in repr(consent)


def test_it_asks_anew_each_time(bench):
    first, second = (asked(bench.connector.begin(BACK, "s", "")) for _ in range(2))
    assert first["code_challenge"] != second["code_challenge"]


def test_it_asks_on_the_network_itself():
    consent = connector("x", App(client_id="app")).begin(BACK, "state-1", "")
    assert consent.url.startswith("https://x.com/i/oauth2/authorize?response_type=code&client_id=app&")
    assert asked(consent)["scope"] == "tweet.read tweet.write users.read media.write offline.access"


def test_it_connects_and_can_post(bench):
    consent, answer = bench.consent()
    assert answer["state"] == "state-1"
    (credential,) = bench.connector.finish(BACK, answer, consent.memory)
    assert (credential.account, credential.scopes) == ("2244994945", bench.connector.scopes)
    assert timedelta(hours=1) < credential.expires_at - datetime.now(UTC) < timedelta(hours=3)
    assert bench.send(bench.post(), credential).url.startswith("https://x.com/examplelaw/status/")


@pytest.mark.parametrize("memory", [{}, {"verifier": "of-somebody-else"}])
def test_a_code_is_worth_nothing_without_its_verifier(bench, memory):
    _, answer = bench.consent()
    with pytest.raises(NetworkError) as caught:
        bench.connector.finish(BACK, answer, memory)
    assert caught.value.trouble == Trouble.TOKEN


def test_a_code_is_worth_nothing_for_another_way_back(bench):
    consent, answer = bench.consent()
    with pytest.raises(NetworkError):
        bench.connector.finish("https://elsewhere.example/", answer, consent.memory)


def test_it_tells_that_somebody_said_no(bench):
    with pytest.raises(NetworkError) as caught:
        bench.connector.finish(BACK, {"error": "access_denied", "state": "s"}, {})
    assert (caught.value.trouble, caught.value.permanent) == (Trouble.SCOPE, True)


def test_it_tells_that_the_app_is_unknown(bench):
    stranger = connector("x", App(client_id="nobody", client_secret="none", url=bench.server.url))
    with pytest.raises(NetworkError) as caught:
        stranger.refresh(bench.credential)
    assert caught.value.trouble == Trouble.REFUSED
    assert bench.credential.refresh not in f"{caught.value!r}"


def test_a_refresh_token_works_once(bench):
    fresh = bench.connector.refresh(bench.credential)
    assert fresh.refresh != bench.credential.refresh
    with pytest.raises(NetworkError) as caught:
        bench.connector.refresh(bench.credential)
    assert (caught.value.trouble, caught.value.permanent) == (Trouble.TOKEN, True)


def test_what_was_revoked_opens_nothing(bench):
    bench.connector.revoke(bench.credential)
    assert bench.fails().trouble == Trouble.TOKEN
    bench.connector.revoke(bench.credential)


def test_it_tells_that_not_everything_was_allowed(bench):
    reader = bench.given(("tweet.read", "users.read"))
    error = bench.fails(credential=reader)
    assert (error.trouble, error.permanent) == (Trouble.SCOPE, True)


def test_the_guide_names_all_that_is_asked_and_set():
    text = guide("x")
    assert all(scope in text for scope in connector("x").scopes)
    assert 'name = "x"' in text
    assert "/channels/back/" in text
