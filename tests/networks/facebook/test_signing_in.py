"""Connecting pages: the dialog, the tokens of the person, and one credential for each page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from networks.facebook.server import PAGE, FacebookServer
from networks.faulty import serving
from networks.graph import APP, SECRET
from networks.graph_login import REDIRECT
from pedel.networks import App, NetworkError, Trouble
from pedel.networks.facebook.connector import ConnectorFacebook


@pytest.fixture
def server():
    with serving(FacebookServer()) as server:
        yield server


@pytest.fixture
def connector(server):
    return ConnectorFacebook(App(client_id=APP, client_secret=SECRET, url=server.url))


def connect(server, connector, redirect=REDIRECT):
    consent = connector.begin(REDIRECT, "a-state", "universityofexample")
    return connector.finish(redirect, server.come_back(consent.url), consent.memory)


def fails(call, *given):
    with pytest.raises(NetworkError) as caught:
        call(*given)
    return caught.value


def test_it_leads_to_the_dialog_of_the_version_in_use():
    url = ConnectorFacebook(App(client_id=APP, client_secret=SECRET)).begin(REDIRECT, "a-state", "x").url
    asked = parse_qs(urlsplit(url).query)
    assert url.startswith("https://www.facebook.com/v26.0/dialog/oauth?")
    assert (asked["state"], asked["redirect_uri"]) == (["a-state"], [REDIRECT])
    assert "pages_manage_posts" in asked["scope"][0].split(",")
    assert SECRET not in url


def test_it_gives_a_credential_that_publishes_for_each_page(server, connector):
    server.pages.append({"id": "777", "name": "Faculty", "access_token": "faculty", "owner": "777"})
    first, second = connect(server, connector)
    assert (first.account, second.account) == (PAGE, "777")
    assert connector.profile(first).handle == "universityofexample"
    assert first.expires_at is None
    assert timedelta(days=89) < first.ends_at - datetime.now(UTC) <= timedelta(days=90)


def test_it_keeps_no_token_of_the_person(server, connector):
    (credential,) = connect(server, connector)
    assert (credential.access, credential.refresh, dict(credential.extra)) == ("page", "", {})


def test_it_leaves_out_pages_on_which_somebody_may_not_publish(server, connector):
    server.pages.append({"id": "777", "access_token": "faculty", "owner": "777", "tasks": ["ANALYZE"]})
    assert [one.account for one in connect(server, connector)] == [PAGE]


def test_it_tells_that_there_is_no_page(server, connector):
    server.pages.clear()
    error = fails(connect, server, connector)
    assert (error.trouble, error.permanent) == (Trouble.ACCOUNT, True)


def test_it_tells_which_permission_was_not_given(server, connector):
    server.declined = {"pages_manage_posts"}
    error = fails(connect, server, connector)
    assert (error.trouble, error.permanent) == (Trouble.SCOPE, True)
    assert "pages_manage_posts" in error.detail


def test_it_tells_that_somebody_said_no(connector):
    answer = {
        "error": "access_denied",
        "error_reason": "user_denied",
        "error_description": "Permissions error",
    }
    assert fails(connector.finish, REDIRECT, answer, {}).trouble == Trouble.SCOPE


def test_it_comes_back_to_the_address_it_left_for_and_only_once(server, connector):
    assert fails(connect, server, connector, "https://elsewhere.example/").trouble == Trouble.REFUSED
    answer = server.come_back(connector.begin(REDIRECT, "a-state", "x").url)
    assert connector.finish(REDIRECT, answer, {})
    assert fails(connector.finish, REDIRECT, answer, {}).trouble == Trouble.REFUSED


def test_it_tells_that_the_secret_of_the_app_is_wrong(server):
    connector = ConnectorFacebook(App(client_id=APP, client_secret="wrong", url=server.url))
    error = fails(connect, server, connector)
    assert (error.trouble, error.permanent) == (Trouble.REFUSED, True)


def test_it_tells_that_a_version_has_ended(server):
    connector = ConnectorFacebook(App(client_id=APP, client_secret=SECRET, url=server.url, version="v20.0"))
    assert connector.version.ends < datetime.now(UTC).date()
    error = fails(connect, server, connector)
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.VERSION, "definite", True)


def test_it_notices_when_meta_answers_in_another_version(server, connector):
    (credential,) = connect(server, connector)
    server.is_lenient = True
    older = ConnectorFacebook(App(client_id=APP, client_secret=SECRET, url=server.url, version="v20.0"))
    error = fails(older.profile, credential)
    assert (error.trouble, error.detail) == (Trouble.VERSION, "v20.0 has ended, the answer came in v21.0")
