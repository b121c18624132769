"""What the networks of Meta share: what their errors mean, versions, proofs, lists."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from networks.contract import post
from networks.facebook.server import PAGE, FacebookServer
from networks.faulty import serving
from networks.graph import APP, SECRET, Token
from pedel.networks import App, Credential, NetworkError, Trouble
from pedel.networks.graph import Graph
from pedel.networks.graph_errors import refusal, waits
from pedel.networks.graph_login import HOME
from pedel.networks.graph_reading import is_same, normal, same

OPEN, SHUT = "unknown", "definite"


def answered(status=400, headers=None, **error):
    return httpx.Response(status, headers=headers, content=json.dumps({"error": error}))


@pytest.mark.parametrize(
    ("code", "subcode", "trouble", "outcome", "permanent"),
    [
        (190, 0, Trouble.TOKEN, SHUT, True),
        (190, 458, Trouble.TOKEN, SHUT, True),
        (190, 459, Trouble.ACCOUNT, SHUT, True),
        (190, 460, Trouble.TOKEN, SHUT, True),
        (190, 463, Trouble.TOKEN, SHUT, True),
        (190, 464, Trouble.ACCOUNT, SHUT, True),
        (190, 467, Trouble.TOKEN, SHUT, True),
        (102, 0, Trouble.TOKEN, SHUT, True),
        (10, 0, Trouble.SCOPE, SHUT, True),
        (200, 0, Trouble.SCOPE, SHUT, True),
        (299, 0, Trouble.SCOPE, SHUT, True),
        (4, 0, Trouble.RATE, SHUT, False),
        (17, 0, Trouble.RATE, SHUT, False),
        (32, 0, Trouble.RATE, SHUT, False),
        (613, 0, Trouble.RATE, SHUT, False),
        (80001, 0, Trouble.RATE, SHUT, False),
        (80002, 0, Trouble.RATE, SHUT, False),
        (9, 2207042, Trouble.RATE, SHUT, False),
        (4, 2207051, Trouble.REFUSED, SHUT, True),
        (368, 0, Trouble.ACCOUNT, SHUT, True),
        (25, 2207050, Trouble.ACCOUNT, SHUT, True),
        (506, 0, Trouble.DOUBLE, OPEN, False),
        (1, 0, Trouble.DOWN, OPEN, False),
        (2, 0, Trouble.DOWN, OPEN, False),
        (-1, 2207001, Trouble.DOWN, OPEN, False),
        (24, 2207008, Trouble.DOWN, OPEN, False),
        (24, 4279009, Trouble.DOWN, SHUT, False),
        (100, 33, Trouble.GONE, SHUT, True),
        (803, 0, Trouble.GONE, SHUT, True),
        (24, 2207006, Trouble.GONE, SHUT, True),
        (36000, 2207004, Trouble.MEDIA, SHUT, True),
        (36001, 2207005, Trouble.MEDIA, SHUT, True),
        (36003, 2207009, Trouble.MEDIA, SHUT, True),
        (100, 2207052, Trouble.MEDIA, SHUT, False),
        (9004, 0, Trouble.MEDIA, SHUT, False),
        (9007, 2207027, Trouble.MEDIA, SHUT, False),
        (36004, 2207010, Trouble.TOO_LONG, SHUT, True),
        (2635, 0, Trouble.VERSION, SHUT, True),
        (12, 0, Trouble.VERSION, SHUT, True),
        (1609005, 0, Trouble.REFUSED, SHUT, True),
        (100, 0, Trouble.REFUSED, SHUT, True),
        (987654, 0, Trouble.REFUSED, SHUT, True),
    ],
)
def test_it_knows_what_a_code_means_for_a_post(code, subcode, trouble, outcome, permanent):
    error = refusal(answered(code=code, error_subcode=subcode, message="No."), is_post=True)
    assert (error.trouble, error.outcome, error.permanent) == (trouble, outcome, permanent)


def test_it_knows_a_text_that_is_too_long_whatever_the_status():
    said = {"code": 100, "message": "Param text must be at most 500 characters long."}
    error = refusal(answered(500, **said), is_post=True)
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.TOO_LONG, SHUT, True)


@pytest.mark.parametrize("status", [200, 500])
def test_it_leaves_open_what_an_unknown_code_means_where_the_status_is_no_refusal(status):
    assert refusal(answered(status, code=987654), is_post=True).outcome == OPEN


def test_it_takes_a_transient_error_for_what_it_is():
    error = refusal(answered(code=987654, is_transient=True), is_post=True)
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.DOWN, OPEN, False)


def test_it_repeats_no_token_that_meta_repeats():
    token = "EAAC" + "x1Y2" * 20
    error = refusal(answered(code=190, message=f"Malformed access token {token}"))
    assert error.detail == "190: Malformed access token …"


def test_it_shows_the_words_that_are_meant_for_people():
    error = refusal(answered(code=36003, error_subcode=2207009, message="Bad.", error_user_msg="Too wide."))
    assert error.detail == "36003/2207009: Too wide."


def test_it_waits_as_many_minutes_as_meta_says():
    usage = {"1": [{"type": "pages", "estimated_time_to_regain_access": 3}], "2": [{"call_count": 5}]}
    headers = {"X-Business-Use-Case-Usage": json.dumps(usage)}
    assert refusal(answered(code=80001, headers=headers)).retry_after == 180


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "9", "x-app-usage": '{"call_count": 100}'}, 9),
        ({"x-app-usage": '{"call_count": 100, "total_time": 3}'}, 3600),
        ({"x-app-usage": '{"call_count": 28, "total_time": 3}'}, None),
        ({"x-app-usage": "[]", "x-business-use-case-usage": "no json"}, None),
        ({}, None),
    ],
)
def test_it_reads_the_headers_of_rate_limits(headers, seconds):
    assert waits(headers) == seconds


@pytest.mark.parametrize("code", ["190", "--5", "²", "9" * 5000, [], {}, None, 1e400])
def test_a_strange_code_is_no_mishap_of_its_own(code):
    assert refusal(answered(code=code), is_post=True).outcome == SHUT


def test_it_finds_no_error_of_metas_in_what_is_none():
    assert refusal(httpx.Response(400, content=b"<html>")) is None
    assert refusal(httpx.Response(400, content=b'{"error": "no"}')) is None


@pytest.fixture
def server():
    with serving(FacebookServer()) as server:
        server.tokens["page-token"] = Token(PAGE, ("pages_read_engagement", "pages_manage_posts"))
        yield server


def graph(server, **fields):
    return Graph(App(client_id=APP, url=server.url, **{"client_secret": SECRET, **fields}), HOME, "v26.0")


def test_it_proves_each_request_to_come_from_the_app(server):
    assert graph(server).ask("GET", PAGE, "page-token")["id"] == PAGE
    with pytest.raises(NetworkError, match="appsecret_proof"):
        graph(server, client_secret="another").ask("GET", PAGE, "page-token")
    with pytest.raises(NetworkError, match="require an appsecret_proof"):
        graph(server, client_secret="").ask("GET", PAGE, "page-token")


def test_it_writes_the_token_into_no_address(server):
    graph(server).ask("GET", PAGE, "page-token")
    graph(server).made(f"{PAGE}/feed", "page-token", {"message": "Hello"}, is_post=True)
    assert all("page-token" not in str(one.query) + one.body.decode() for one in server.requests)


def test_it_reads_a_list_to_its_end(server):
    server.page = 2
    for number in range(5):
        server.put(f"Post {number}", datetime.now(UTC) - timedelta(minutes=number))
    rows = graph(server).rows(f"{PAGE}/published_posts", "page-token", {"fields": "message"})
    assert [row["message"] for row in rows] == [f"Post {number}" for number in range(5)]


def test_it_knows_the_same_words_and_no_others():
    given = post("Één regel  \r\nen nog één ")
    now = given.created_at.isoformat()
    assert is_same(given, "E\u0301e\u0301n regel\nen nog e\u0301e\u0301n", now)
    assert not is_same(given, "Één regel en nog één", now)
    assert not is_same(given, given.text, (given.created_at - timedelta(minutes=3)).isoformat())
    assert not is_same(given, given.text, "yesterday")
    assert normal("a \n") == "a"


def test_it_stops_where_a_list_has_become_too_old():
    given, read = post("Hello"), []

    def rows():
        for number in range(1000):
            read.append(number)
            yield {"at": (given.created_at - timedelta(hours=number)).isoformat(), "words": "Hello"}

    assert [row["at"] for row in same(rows(), given, "at", "words")] == [given.created_at.isoformat()]
    assert len(read) == 21


def test_pinned_posts_hide_no_newer_one():
    given = post("Hello")
    old = [{"at": (given.created_at - timedelta(days=300)).isoformat(), "words": "Welcome"}] * 3
    new = {"at": given.created_at.isoformat(), "words": "Hello"}
    assert list(same([*old, new], given, "at", "words")) == [new]


def test_nobody_reads_a_secret_in_the_log(server, caplog):
    caplog.set_level("INFO")
    credential = Credential("page-token", account=PAGE)
    with pytest.raises(NetworkError):
        graph(server).ask("GET", "oauth/access_token", given={"client_secret": SECRET, "client_id": APP})
    graph(server).ask("GET", PAGE, credential.access)
    assert SECRET not in caplog.text
