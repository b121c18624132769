"""Looking at somebody else's page: bounded, and never into a private net."""

import socket
import time

import pytest

from networks.faulty import Answer, FaultyServer, serving, speaking
from pedel.networks import NetworkError, Trouble
from pedel.networks.fetching import fetch


class Site(FaultyServer):
    SENDS = ("NONE", "")

    def __init__(self):
        super().__init__()
        for method in ("GET", "HEAD"):
            self.route(method, "/here", lambda r: Answer(b"<p>Open</p>" * 100, content_type="text/html"))
            self.route(method, "/moved", lambda r: Answer(b"", 301, {"Location": "/here"}))
            self.route(method, "/for-now", lambda r: Answer(b"", 302, {"Location": "/here"}))
            self.route(method, "/round", lambda r: Answer(b"", 302, {"Location": "/round"}))
            self.route(method, "/out", lambda r: Answer(b"", 302, {"Location": "http://10.0.0.1/"}))
            self.route(method, "/file", lambda r: Answer(b"", 302, {"Location": "file:///etc/passwd"}))
        self.route("GET", "/no-head", lambda r: Answer(b"here", content_type="text/plain"))
        self.route("GET", "/slow", self.slow)
        self.route("HEAD", "/slow", self.slow)

    def slow(self, request):
        self.ended.wait(2)
        return Answer(b"")


@pytest.fixture
def site():
    with serving(Site()) as server:
        yield server


def look(site, path, **wishes):
    return fetch(f"{site.url}{path}", own=[site.url], **wishes)


def trouble(call):
    with pytest.raises(NetworkError) as caught:
        call()
    return caught.value.trouble


def test_it_asks_for_no_more_than_the_head(site):
    answer = look(site, "/here")
    assert (answer.status, answer.content_type, answer.body) == (200, "text/html", b"")
    assert [request.method for request in site.requests] == ["HEAD"]


def test_it_asks_for_the_page_where_the_head_is_not_given(site):
    assert look(site, "/no-head").status == 200
    assert look(site, "/nowhere").status == 404
    assert [request.method for request in site.requests] == ["HEAD", "GET"] * 2


def test_it_reads_no_more_than_it_was_asked_to(site):
    assert look(site, "/here", most=7).body == b"<p>Open"


@pytest.mark.parametrize(("path", "moved"), [("/moved", True), ("/for-now", False)])
def test_it_follows_and_says_whether_it_moved_for_good(site, path, moved):
    answer = look(site, path)
    assert (answer.status, answer.url, answer.moved) == (200, f"{site.url}/here", moved)


def test_it_does_not_go_round_for_ever(site):
    assert trouble(lambda: look(site, "/round")) == Trouble.REFUSED
    assert len(site.requests) == 6


@pytest.mark.parametrize("path", ["/out", "/file"])
def test_it_is_not_led_where_it_may_not_go(site, path):
    assert trouble(lambda: look(site, path)) == Trouble.NOT_HERE


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://0/", "http://0x7f000001/",
        "http://2130706433/", "http://169.254.169.254/", "http://[::ffff:10.0.0.1]/", "ftp://example.org/",
        "http://user:word@example.org/", "http://example.org@127.0.0.1/", "file:///etc/passwd", "http://",
        "http://[", "http://example.org:99999/", "javascript:alert(1)", "//example.org",
    ],
)  # fmt: skip
def test_it_never_looks_there(url):
    assert trouble(lambda: fetch(url)) in (Trouble.NOT_HERE, Trouble.UNREACHABLE)
    if "example.org:9" not in url:
        assert trouble(lambda: fetch(url)) == Trouble.NOT_HERE


def test_it_gives_up_in_time(site):
    started = time.monotonic()
    assert trouble(lambda: look(site, "/slow", patience=0.3)) == Trouble.CUT
    assert time.monotonic() - started < 2


def test_it_gives_up_on_a_page_that_drips():
    def drip(line, over):
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: ")
        while not over.wait(0.02):
            line.sendall(b"x")

    with speaking(drip) as url:
        assert trouble(lambda: fetch(url, own=[url], patience=0.5)) == Trouble.CUT


@pytest.mark.parametrize("onwards", ["http://[", "http://[::1", "//[", "http://x:99999999/", "https://"])
def test_it_is_led_to_no_address_that_is_none(site, onwards):
    site.route("HEAD", "/onwards", lambda r: Answer(b"", 302, {"Location": onwards}))
    assert trouble(lambda: look(site, "/onwards")) in (Trouble.CUT, Trouble.NOT_HERE, Trouble.REFUSED)


def test_it_says_that_there_is_no_such_host(monkeypatch):
    def nothing(*_args, **_wishes):
        raise socket.gaierror("no such host")

    monkeypatch.setattr(socket, "getaddrinfo", nothing)
    assert trouble(lambda: fetch("http://no-such-host.example/")) == Trouble.UNREACHABLE


def names(monkeypatch, *answers):
    """A resolver of the test's own: each look-up gets the next of these answers."""
    asked = []

    def resolve(host, port, *_args, **_wishes):
        if host not in ("news.example", b"news.example"):
            return real(host, port, *_args, **_wishes)
        asked.append(host)
        found = answers[min(len(asked), len(answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked


@pytest.mark.parametrize("found", [["10.1.2.3"], ["127.0.0.1"], ["93.184.216.34", "192.168.1.1"]])
def test_it_refuses_a_name_that_has_a_private_address(monkeypatch, found):
    names(monkeypatch, found)
    assert trouble(lambda: fetch("http://news.example/")) == Trouble.NOT_HERE


def test_it_does_not_ask_a_name_twice(monkeypatch, site):
    """A name that is public at the first look-up and private at the next one (DNS rebinding)."""
    asked, reached = names(monkeypatch, ["93.184.216.34"], ["127.0.0.1"]), []

    def connect(address, *_args, **_wishes):
        reached.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    assert trouble(lambda: fetch(f"http://news.example:{site.url.rpartition(':')[2]}/here", most=1)) == (
        Trouble.UNREACHABLE
    )
    assert (len(asked), reached, site.requests) == (1, ["93.184.216.34"], [])


def test_it_forgets_cookies_between_two_hosts(site):
    site.route("HEAD", "/cookie", lambda r: Answer(b"", 302, {"Location": "/here", "Set-Cookie": "a=b"}))
    assert look(site, "/cookie").status == 200
    assert "cookie" not in site.requests[-1].headers
