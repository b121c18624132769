"""What a request to a network comes to, whatever the server on the other side does."""

from __future__ import annotations

import gzip

import httpx
import pytest

from networks.faulty import HTML, Answer, FaultyServer, serving, speaking
from pedel.networks import App, NetworkError, Trouble, bodies, deadline
from pedel.networks.http import Http, error_for, retry_after

OPEN, SHUT = "unknown", "definite"


@pytest.fixture
def server():
    with serving(FaultyServer()) as it:
        yield it


def post_to(url, **wishes):
    return Http(App(url=url)).send("POST", f"{url}/posts", is_post=True, json={}, **wishes)


def error_of(call, *given, **wishes) -> NetworkError:
    with pytest.raises(NetworkError) as caught:
        call(*given, **wishes)
    return caught.value


@pytest.mark.parametrize(
    ("status", "outcome"), [(301, SHUT), (302, OPEN), (303, OPEN), (304, OPEN), (307, SHUT), (308, SHUT)]
)
def test_a_post_that_is_sent_elsewhere_is_no_success(server, status, outcome):
    server.act = lambda request: Answer({"id": "1"}, status, {"Location": f"{server.url}/posts"})
    error = error_of(post_to, server.url)
    assert (error.trouble, error.outcome) == (Trouble.NONSENSE, outcome)
    assert len(server.requests) == 1


def test_a_3xx_that_leads_nowhere_is_an_answer_unless_it_is_to_a_post(server):
    server.act = lambda request: Answer(None, 308, {"Range": "bytes=0-99"})
    assert Http(App(url=server.url)).send("PUT", f"{server.url}/film").status_code == 308
    assert error_of(post_to, server.url).outcome == OPEN


@pytest.mark.parametrize(
    ("status", "content", "outcome", "permanent"),
    [
        (408, b"", OPEN, False),
        (409, b"{}", OPEN, False),
        (425, b"", SHUT, False),
        (422, b"", SHUT, True),
        (403, HTML, SHUT, False),
        (403, b"{}", SHUT, True),
        (500, b"{}", OPEN, False),
        (503, b'{"error": "overloaded"}', SHUT, False),
        (503, HTML, OPEN, False),
        (503, b"upstream connect error or disconnect/reset before headers", OPEN, False),
        (503, b"", OPEN, False),
        (524, HTML, OPEN, False),
    ],
)
def test_what_a_refusal_means_for_a_post(status, content, outcome, permanent):
    error = error_for(httpx.Response(status, content=content), is_post=True)
    assert (error.outcome, error.permanent) == (outcome, permanent)


def test_nothing_is_kept_of_a_cookie(server):
    server.act = lambda request: Answer({}, headers={"Set-Cookie": "session=of-one-account; Path=/"})
    for _ in range(2):
        post_to(server.url)
    assert [request.headers.get("cookie") for request in server.requests] == [None, None]


def test_it_reads_what_is_packed(server):
    server.act = lambda request: Answer(gzip.compress(b'{"id": "1"}'), headers={"Content-Encoding": "gzip"})
    assert post_to(server.url).json() == {"id": "1"}
    assert server.requests[0].headers["accept-encoding"] == "gzip"


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("gzip", gzip.compress(bytes(bodies.LARGEST + 1))),
        ("gzip, gzip", gzip.compress(gzip.compress(bytes(bodies.LARGEST * 4)))),
        ("gzip", gzip.compress(b"{}", mtime=0)[:-9]),
        ("gzip", b"not packed at all"),
        ("zstd", b"\x28\xb5\x2f\xfd"),
        ("identity", bytes(bodies.LARGEST + 1)),
    ],
    ids=["large", "packed twice", "cut", "not packed", "zstd", "plain"],
)
def test_it_unpacks_no_more_than_anybody_would_say(server, kind, content):
    server.act = lambda request: Answer(content, headers={"Content-Encoding": kind})
    error = error_of(post_to, server.url)
    assert (error.trouble, error.outcome) == (Trouble.CUT, OPEN)


def test_an_answer_of_endless_depth_is_nonsense(server):
    server.act = lambda request: Answer(b"[" * 200_000)
    error = error_of(Http(App(url=server.url)).json, "POST", server.url, is_post=True)
    assert (error.trouble, error.outcome) == (Trouble.NONSENSE, OPEN)
    server.act = lambda request: Answer(b'{"error":' * 200_000, 422)
    assert error_of(post_to, server.url).detail == "422"


def drip(line, over):
    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    while not over.wait(0.02):
        line.sendall(b" ")


def drip_head(line, over):
    line.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not over.wait(0.02):
        line.sendall(b"y")


def say_wait(line, over):
    while not over.wait(0.02):
        line.sendall(b"HTTP/1.1 102 Processing\r\n\r\n")


@pytest.mark.parametrize("speak", [drip, drip_head, say_wait])
def test_nobody_waits_for_ever_for_an_answer_that_drips(speak):
    with speaking(speak) as url:
        error = error_of(post_to, url, timeout=0.5)
    assert (error.trouble, error.outcome) == (Trouble.CUT, OPEN)


def test_an_answer_that_is_cut_in_the_middle_leaves_it_open():
    def speak(line, over):
        line.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"id": "1"}')

    with speaking(speak) as url:
        error = error_of(post_to, url)
    assert (error.trouble, error.outcome) == (Trouble.CUT, OPEN)


def test_what_is_large_has_longer(monkeypatch):
    """The limit moves on with what is sent, so that a slow line takes a film."""
    monkeypatch.setattr(deadline, "SLOWEST", 1000)
    taken = Swallowing()
    with deadline.within(20):
        deadline.Timed(taken).write(bytes(deadline.PIECE + 1000))
        assert deadline.left(None, TimeoutError) > 20 + 30
    assert taken.timeouts[0] <= 20 < taken.timeouts[1]


class Swallowing:
    """A connection that takes everything."""

    def __init__(self):
        self.timeouts = []

    def write(self, buffer, timeout):
        self.timeouts.append(timeout)


def test_a_name_in_other_letters_can_be_asked(server):
    server.act = lambda request: Answer({})
    Http(App(url=server.url, contact="Universität <pers@uni.example>")).json("GET", server.url)
    assert server.requests[0].headers["user-agent"] == "Pedel (+Universitt <pers@uni.example>)"


@pytest.mark.parametrize("value", ["²", "soon", "-", "Mon, 99 Nov", "9999-99-99"])
def test_a_strange_wait_is_none(value):
    assert retry_after({"retry-after": value}) is None


def test_no_wait_is_for_ever():
    error = NetworkError(Trouble.RATE, retry_after=retry_after({"retry-after": "9" * 9}))
    assert error.retry_after == 31 * 86_400


def test_a_refusal_that_repeats_a_token_does_not_tell_it(server):
    app = App(client_secret="the-secret-of-the-desk", url=server.url)
    said = "Bad token abcd.efgh.ijkl of the-secret-of-the-desk"
    server.act = lambda request: Answer({"error": said}, 401)
    headers = {"Authorization": "Bearer abcd.efgh.ijkl"}
    error = error_of(Http(app).send, "GET", server.url, headers=headers)
    assert error.detail == "401: Bad token … of …"


def test_nobody_reads_a_secret_of_the_institution():
    app = App(client_id="desk", client_secret="nobody-should-see-this")
    assert "nobody-should-see-this" not in f"{app!r} {app}"
