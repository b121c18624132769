"""Connecting pages on LinkedIn, and what ends it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest

from networks.linkedin.server import BACK, PAGES
from pedel.networks import App, NetworkError, Trouble, connector, guide


def test_it_asks_on_the_network_itself():
    consent = connector("linkedin", App(client_id="app")).begin(BACK, "state-1", "")
    assert consent.url.startswith("https://www.linkedin.com/oauth/v2/authorization?response_type=code")
    asked = dict(parse_qsl(urlsplit(consent.url).query))
    assert asked["scope"] == "w_organization_social r_organization_social rw_organization_admin"
    assert asked["state"] == "state-1"


def test_it_connects_each_page_that_the_person_keeps(bench):
    bench.server.roles += [
        ("urn:li:organization:5", "CONTENT_ADMINISTRATOR", "APPROVED"),
        ("urn:li:organization:6", "ANALYST", "APPROVED"),
        ("urn:li:organization:7", "ADMINISTRATOR", "REQUESTED"),
        (PAGES[0], "CONTENT_ADMINISTRATOR", "APPROVED"),
    ]
    consent, answer = bench.consent()
    made = bench.connector.finish(BACK, answer, consent.memory)
    assert [one.account for one in made] == [*PAGES, "urn:li:organization:5"]
    assert bench.send(bench.post(), made[1]).id
    assert bench.server.posts.popitem()[1]["author"] == PAGES[1]


def test_it_reads_on_where_a_person_keeps_many_pages(bench):
    bench.server.roles = [(f"urn:li:organization:{n}", "ADMINISTRATOR", "APPROVED") for n in range(150)]
    consent, answer = bench.consent()
    assert len(bench.connector.finish(BACK, answer, consent.memory)) == 150


def test_it_tells_that_the_person_keeps_no_page(bench):
    bench.server.roles = []
    consent, answer = bench.consent()
    with pytest.raises(NetworkError) as caught:
        bench.connector.finish(BACK, answer, consent.memory)
    assert (caught.value.trouble, caught.value.permanent) == (Trouble.ACCOUNT, True)


def test_it_knows_when_the_connection_ends(bench):
    consent, answer = bench.consent()
    first = bench.connector.finish(BACK, answer, consent.memory)[0]
    now = datetime.now(UTC)
    assert timedelta(days=59) < first.expires_at - now < timedelta(days=61)
    assert timedelta(days=364) < first.ends_at - now < timedelta(days=366)
    assert first.scopes == bench.connector.scopes


def test_without_a_refresh_token_the_connection_ends_with_its_access(bench):
    bench.server.has_refresh = False
    consent, answer = bench.consent()
    first = bench.connector.finish(BACK, answer, consent.memory)[0]
    assert first.ends_at == first.expires_at


def test_a_code_is_worth_nothing_for_another_way_back(bench):
    _, answer = bench.consent()
    with pytest.raises(NetworkError) as caught:
        bench.connector.finish("https://elsewhere.example/", answer, {})
    assert caught.value.trouble == Trouble.TOKEN


def test_it_tells_that_the_app_is_unknown(bench):
    stranger = connector("linkedin", App(client_id="nobody", url=bench.server.url))
    with pytest.raises(NetworkError) as caught:
        stranger.refresh(bench.credential)
    assert caught.value.trouble == Trouble.REFUSED


def test_without_a_refresh_token_the_access_stays_until_it_ends(bench):
    bench.server.has_refresh = False
    given = bench.given(bench.connector.scopes)
    assert bench.connector.refresh(given) is given
    over = replace(given, expires_at=datetime.now(UTC) - timedelta(seconds=1))
    with pytest.raises(NetworkError) as caught:
        bench.connector.refresh(over)
    assert (caught.value.trouble, caught.value.permanent) == (Trouble.TOKEN, True)


def test_a_refresh_token_that_is_over_asks_for_a_new_connection(bench):
    bench.server.refreshes.clear()
    with pytest.raises(NetworkError) as caught:
        bench.connector.refresh(bench.credential)
    assert caught.value.trouble == Trouble.TOKEN


def test_it_tells_that_not_everything_was_allowed(bench):
    reader = bench.given(("r_organization_social",))
    error = bench.fails(credential=reader)
    assert (error.trouble, error.permanent) == (Trouble.SCOPE, True)


def test_the_version_in_use_has_an_end(bench):
    assert bench.connector.version.ends == date(2027, 7, 15)
    older = connector("linkedin", App(version="202601"))
    assert older.version.ends == date(2027, 1, 15)
    assert connector("linkedin", App(version="202712")).version.ends is None


@pytest.mark.parametrize("version", ["202501", "203001"])
def test_a_version_that_linkedin_does_not_know_is_told(bench, version):
    bench.connector = connector("linkedin", replace(bench.app, version=version))
    error = bench.fails()
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.VERSION, "definite", True)
    assert version in error.detail


def test_the_guide_names_all_that_is_asked_and_set():
    text = guide("linkedin")
    assert all(scope in text for scope in connector("linkedin").scopes)
    assert 'name = "linkedin"' in text
    assert "/channels/back/" in text
