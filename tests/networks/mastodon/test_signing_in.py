from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from networks.mastodon.bench import bench_with
from networks.mastodon.server import HANDLE
from pedel.networks import App, NetworkError, Trouble, connector
from pedel.networks.mastodon.signing_in import home

BACK = "https://desk.example/channels/back/"


@pytest.fixture
def bench():
    with bench_with() as bench:
        yield bench


def query_of(url):
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def say(bench, consent, decision="yes"):
    """What somebody does in the browser: opens the page, chooses the account, decides."""
    assert httpx.get(consent.url).status_code == 200
    form = {**query_of(consent.url), "account": bench.server.account["id"], "decision": decision}
    answer = httpx.post(f"{bench.server.url}/oauth/authorize", data=form)
    assert answer.status_code == 302
    assert answer.headers["location"].startswith(BACK)
    return query_of(answer.headers["location"])


def connect(bench):
    consent = bench.connector.begin(BACK, "a state", HANDLE)
    answer = say(bench, consent)
    assert answer["state"] == "a state"
    (made,) = bench.connector.finish(BACK, answer, consent.memory)
    return made


def refused(act):
    with pytest.raises(NetworkError) as caught:
        act()
    return caught.value


def test_it_connects_an_account_and_posts(bench):
    made = connect(bench)
    assert (made.account, made.server) == (str(bench.server.account["id"]), bench.server.url)
    assert set(made.scopes) == set(bench.connector.scopes)
    assert (made.expires_at, made.refresh) == (None, "")
    bench.send(bench.post(), made)
    assert bench.texts() == ["The library opens at nine."]


def test_it_asks_for_no_more_than_it_needs(bench):
    page = httpx.get(bench.connector.begin(BACK, "s", HANDLE).url).text
    assert "read:accounts read:statuses write:statuses write:media" in page


def test_it_takes_the_profile_with_the_servers_own_name(bench):
    profile = bench.connector.profile(bench.credential)
    assert (profile.handle, profile.name) == (HANDLE, "Rijnmeer Law")
    assert profile.bio == "Research & lectures.\nExplained."
    assert profile.avatar_url.startswith(bench.server.url)


def test_another_proof_gives_no_token(bench):
    consent = bench.connector.begin(BACK, "s", HANDLE)
    stolen = {**consent.memory, "verifier": "x" * 64}
    error = refused(lambda: bench.connector.finish(BACK, say(bench, consent), stolen))
    assert (error.trouble, error.permanent) == (Trouble.TOKEN, True)


def test_a_code_works_once_and_for_its_own_address(bench):
    consent = bench.connector.begin(BACK, "s", HANDLE)
    answer = say(bench, consent)
    assert refused(lambda: bench.connector.finish("https://evil.example/", answer, consent.memory)).trouble
    assert refused(lambda: bench.connector.finish(BACK, answer, consent.memory)).trouble == Trouble.TOKEN


def test_a_no_is_a_no(bench):
    consent = bench.connector.begin(BACK, "s", HANDLE)
    answer = say(bench, consent, "no")
    error = refused(lambda: bench.connector.finish(BACK, answer, consent.memory))
    assert (error.trouble, error.permanent) == (Trouble.SCOPE, True)


def test_a_wrong_secret_is_the_apps_own_fault(bench):
    consent = bench.connector.begin(BACK, "s", HANDLE)
    memory = {**consent.memory, "client_secret": "wrong"}
    assert (
        refused(lambda: bench.connector.finish(BACK, say(bench, consent), memory)).trouble == Trouble.REFUSED
    )


@pytest.mark.parametrize(
    "change",
    [
        {"client_id": "nobody"},
        {"redirect_uri": "https://evil.example/"},
        {"scope": "write"},
        {"code_challenge_method": "plain"},
        {"response_type": "token"},
    ],
)
def test_the_server_refuses_what_was_not_registered(bench, change):
    query = {**query_of(bench.connector.begin(BACK, "s", HANDLE).url), **change}
    assert httpx.get(f"{bench.server.url}/oauth/authorize", params=query).status_code in (400, 401)


def test_it_gives_a_token_back(bench):
    made = connect(bench)
    bench.connector.revoke(made)
    bench.connector.revoke(made)
    assert bench.fails(credential=made).trouble == Trouble.TOKEN


def test_a_registration_of_the_institution_is_used(bench):
    mine = bench.connector.begin(BACK, "s", HANDLE).memory
    app = App(mine["client_id"], mine["client_secret"], bench.server.url)
    again = connector("mastodon", app).begin(BACK, "s", HANDLE)
    assert again.memory["client_id"] == mine["client_id"]
    assert len(bench.server.asked("POST", "/api/v1/apps")) == 1


def test_the_server_is_the_one_of_the_handle():
    assert home(App(), "law@social.example") == "https://social.example"
    assert home(App(url="https://own.example/"), "law@social.example") == "https://own.example"
    assert refused(lambda: home(App(), "law")).trouble == Trouble.REFUSED
