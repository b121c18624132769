"""Connecting an account on Threads, and tokens that last 60 days."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from networks.graph import APP, SECRET
from networks.graph_login import REDIRECT
from networks.threads.server import ACCOUNT
from pedel.networks import App, NetworkError, Trouble
from pedel.networks.threads.connector import ConnectorThreads


def connect(bench, redirect=REDIRECT):
    consent = bench.connector.begin(REDIRECT, "a-state", "universityofexample")
    return bench.connector.finish(redirect, bench.server.come_back(consent.url), consent.memory)


def fails(call, *given):
    with pytest.raises(NetworkError) as caught:
        call(*given)
    return caught.value


def aged(bench, credential, age):
    """The same credential some time later."""
    bench.server.made[credential.access] -= age
    made = datetime.fromisoformat(credential.extra["made"]) - age
    return replace(credential, expires_at=credential.expires_at - age, extra={"made": made.isoformat()})


def test_it_leads_to_threads():
    url = ConnectorThreads(App(client_id=APP, client_secret=SECRET)).begin(REDIRECT, "a-state", "x").url
    asked = parse_qs(urlsplit(url).query)
    assert url.startswith("https://threads.net/oauth/authorize?")
    assert (asked["state"], asked["redirect_uri"]) == (["a-state"], [REDIRECT])
    assert "threads_delete" in asked["scope"][0].split(",")
    assert SECRET not in url


def test_it_gives_a_credential_of_sixty_days_that_publishes(bench):
    (credential,) = connect(bench)
    assert credential.account == ACCOUNT
    assert timedelta(days=59) < credential.expires_at - datetime.now(UTC) < timedelta(days=61)
    assert bench.send(bench.post(), credential).id


def test_it_keeps_no_token_of_an_hour(bench):
    (credential,) = connect(bench)
    assert credential.access.startswith("long-")
    assert not credential.refresh


def test_it_comes_back_to_the_address_it_left_for_and_only_once(bench):
    assert fails(connect, bench, "https://elsewhere.example/").trouble == Trouble.REFUSED
    answer = bench.server.come_back(bench.connector.begin(REDIRECT, "a-state", "x").url)
    assert bench.connector.finish(REDIRECT, answer, {})
    assert fails(bench.connector.finish, REDIRECT, answer, {}).trouble == Trouble.REFUSED


def test_it_tells_that_somebody_said_no(bench):
    answer = {"error": "access_denied", "error_description": "The user denied your request"}
    assert fails(bench.connector.finish, REDIRECT, answer, {}).trouble == Trouble.SCOPE


def test_a_token_of_today_stays_as_it_is(bench):
    (credential,) = connect(bench)
    younger = aged(bench, credential, timedelta(hours=23))
    assert bench.connector.refresh(younger) == younger


def test_a_token_of_last_week_is_refreshed_for_sixty_days(bench):
    (credential,) = connect(bench)
    older = aged(bench, credential, timedelta(days=7))
    fresh = bench.connector.refresh(older)
    assert fresh.access != older.access
    assert fresh.expires_at - older.expires_at > timedelta(days=6)
    assert (fresh.account, fresh.scopes) == (ACCOUNT, older.scopes)
    assert bench.connector.refresh(fresh) == fresh


def test_a_token_that_has_ended_is_not_refreshed(bench):
    (credential,) = connect(bench)
    error = fails(bench.connector.refresh, aged(bench, credential, timedelta(days=61)))
    assert (error.trouble, error.permanent) == (Trouble.TOKEN, True)


def test_a_token_that_was_taken_back_is_not_refreshed(bench):
    (credential,) = connect(bench)
    older = aged(bench, credential, timedelta(days=7))
    bench.server.tokens[older.access].subcode = 458
    error = fails(bench.connector.refresh, older)
    assert (error.trouble, error.permanent) == (Trouble.TOKEN, True)


def test_it_tells_that_a_version_has_ended(bench):
    app = replace(bench.connector.app, version="v0.9")
    error = fails(ConnectorThreads(app).publish, bench.credential, bench.post())
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.VERSION, "definite", True)


def test_nobody_reads_a_secret_in_the_log(bench, caplog):
    caplog.set_level("INFO")
    (credential,) = connect(bench)
    assert SECRET not in caplog.text
    assert credential.access not in caplog.text
