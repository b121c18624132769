"""Connecting a channel on YouTube, and what ends it."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest

from networks.youtube.server import BACK, CHANNEL, UPLOADS
from pedel.networks import App, NetworkError, Trouble, connector, guide


def asked(consent):
    return dict(parse_qsl(urlsplit(consent.url).query))


def test_it_asks_on_the_network_itself():
    consent = connector("youtube", App(client_id="app")).begin(BACK, "state-1", "")
    assert consent.url.startswith("https://accounts.google.com/o/oauth2/v2/auth?response_type=code")
    assert asked(consent)["scope"] == "https://www.googleapis.com/auth/youtube.force-ssl"
    assert (asked(consent)["access_type"], asked(consent)["prompt"]) == ("offline", "consent")
    assert consent.memory["verifier"] not in consent.url


def test_it_connects_and_can_post(bench):
    consent, answer = bench.consent()
    assert answer["state"] == "state-1"
    (credential,) = bench.connector.finish(BACK, answer, consent.memory)
    assert (credential.account, credential.extra["uploads"]) == (CHANNEL, UPLOADS)
    assert timedelta(minutes=50) < credential.expires_at - datetime.now(UTC) < timedelta(minutes=61)
    assert credential.refresh
    assert credential.ends_at is None
    assert bench.send(bench.post(), credential).url.startswith("https://www.youtube.com/watch?v=")


@pytest.mark.parametrize("memory", [{}, {"verifier": "of-somebody-else"}])
def test_a_code_is_worth_nothing_without_its_verifier(bench, memory):
    _, answer = bench.consent()
    with pytest.raises(NetworkError) as caught:
        bench.connector.finish(BACK, answer, memory)
    assert caught.value.trouble == Trouble.TOKEN


def test_it_tells_that_the_box_was_not_ticked(bench):
    bench.server.grants = "https://www.googleapis.com/auth/userinfo.email"
    consent, answer = bench.consent()
    with pytest.raises(NetworkError) as caught:
        bench.connector.finish(BACK, answer, consent.memory)
    assert (caught.value.trouble, caught.value.permanent) == (Trouble.SCOPE, True)


def test_it_tells_that_there_is_no_channel(bench):
    bench.server.has_channel = False
    consent, answer = bench.consent()
    with pytest.raises(NetworkError) as caught:
        bench.connector.finish(BACK, answer, consent.memory)
    assert (caught.value.trouble, caught.value.permanent) == (Trouble.ACCOUNT, True)
    assert bench.fails().trouble == Trouble.ACCOUNT


def test_a_refresh_keeps_the_refresh_token(bench):
    fresh = bench.connector.refresh(bench.credential)
    assert fresh.refresh == bench.credential.refresh
    assert fresh.access != bench.credential.access
    assert fresh.extra == bench.credential.extra


def test_what_was_revoked_opens_nothing(bench):
    bench.connector.revoke(bench.credential)
    assert bench.fails().trouble == Trouble.TOKEN
    with pytest.raises(NetworkError) as caught:
        bench.connector.refresh(bench.credential)
    assert caught.value.trouble == Trouble.TOKEN
    bench.connector.revoke(bench.credential)


def test_it_tells_that_the_app_is_unknown(bench):
    stranger = connector("youtube", App(client_id="nobody", url=bench.server.url))
    with pytest.raises(NetworkError) as caught:
        stranger.refresh(bench.credential)
    assert caught.value.trouble == Trouble.REFUSED


def test_it_tells_that_not_everything_was_allowed(bench):
    reader = bench.given("https://www.googleapis.com/auth/youtube.readonly")
    error = bench.fails(credential=reader)
    assert (error.trouble, error.permanent) == (Trouble.SCOPE, True)


def test_a_version_that_has_ended_is_told(bench):
    bench.connector = connector("youtube", App(version="v2", url=bench.server.url))
    error = bench.fails()
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.VERSION, "definite", True)


def test_the_guide_names_all_that_is_asked_and_set():
    text = guide("youtube")
    assert all(scope in text for scope in connector("youtube").scopes)
    assert 'name = "youtube"' in text
    assert "/channels/back/" in text
