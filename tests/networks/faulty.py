"""A small HTTP server on loopback whose answers can be made to go wrong."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Callable
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

HOLD = 30.0
"""Seconds that a held answer is kept back, or until the server ends; the clients under test wait for less."""
HTML = b"<!doctype html><title>Sorry</title><h1>We will be back soon</h1>"


@dataclass
class Request:
    """What came in."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes
    match: re.Match[str] | None = None

    def json(self) -> Any:
        return json.loads(self.body or b"{}")

    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.body.decode()))

    @property
    def token(self) -> str:
        return self.headers.get("authorization", "").removeprefix("Bearer ")


@dataclass
class Answer:
    """What goes out: JSON, or bytes with a type of their own."""

    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "application/json"

    def bytes(self) -> bytes:
        if isinstance(self.body, bytes):
            return self.body
        return b"" if self.body is None else json.dumps(self.body).encode()


class RefusalError(Exception):
    """Raised in a route: the answer is this instead."""

    def __init__(self, status: int, body: Any = None, **headers: str) -> None:
        super().__init__(status)
        self.answer = Answer(body, status, {name.replace("_", "-"): value for name, value in headers.items()})


Route = Callable[[Request], Any]


class FaultyServer:
    """A server with routes. `fault(name)` makes the next request that `sends` go wrong:

    - "429" (with `retry_after`), "500", "503": answered so, nothing done; "500_after": done, then 500
    - "cut_before": the connection ends, nothing done; "cut_after": done, then the connection ends unanswered
    - "slow_after": done, and the answer held back for HOLD seconds
    - "html": nothing done, a web page with status 200; "html_after": done, then such a page

    A subclass adds routes with `self.route(method, pattern, function)`, sets `SENDS` (method and pattern of
    the request that makes a post public), and may add faults of its own in `other_fault`.
    """

    SENDS: tuple[str, str] = ("POST", r".*")

    def __init__(self) -> None:
        self.routes: list[tuple[str, re.Pattern[str], Route]] = []
        self.requests: list[Request] = []
        self.faults: list[tuple[str, dict[str, Any]]] = []
        self.lock = threading.RLock()
        self.ended = threading.Event()
        self.url = ""

    def route(self, method: str, pattern: str, function: Route) -> None:
        """A function gives an Answer, or a JSON value for a plain 200; it may raise RefusalError."""
        self.routes.append((method, re.compile(pattern), function))

    def fault(self, name: str, times: int = 1, **wishes: Any) -> None:
        """The next `times` sending requests go wrong in this way."""
        self.faults += [(name, wishes)] * times

    def handle(self, request: Request) -> Answer | None:
        """The answer; None: the connection ends without one."""
        with self.lock:
            self.requests.append(request)
            method, pattern = self.SENDS
            is_send = request.method == method and re.fullmatch(pattern, request.path)
            name, wishes = self.faults.pop(0) if is_send and self.faults else ("", {})
        if name in ("429", "500", "503", "cut_before", "html"):
            return self._instead(name, wishes)
        answer = (
            self.other_fault(name, request) if name and not name.endswith("_after") else self.act(request)
        )
        if name == "slow_after":
            self.ended.wait(HOLD)
        return self._instead(name.removesuffix("_after"), wishes) if name.endswith("_after") else answer

    def other_fault(self, name: str, request: Request) -> Answer:
        raise AssertionError(f"{type(self).__name__} knows no fault {name!r}")

    def _instead(self, name: str, wishes: dict[str, Any]) -> Answer | None:
        if name == "html":
            return Answer(HTML, content_type="text/html")
        if name in ("cut", "cut_before", "slow"):
            return None
        waits = {"Retry-After": str(wishes["retry_after"])} if "retry_after" in wishes else {}
        return Answer({"error": "made to go wrong"}, int(name), waits)

    def act(self, request: Request) -> Answer:
        """What the routes say, without any fault."""
        for method, pattern, function in self.routes:
            if method == request.method and (match := pattern.fullmatch(request.path)):
                request.match = match
                try:
                    with self.lock:
                        given = function(request)
                except RefusalError as refusal:
                    return refusal.answer
                return given if isinstance(given, Answer) else Answer(given)
        return Answer({"error": f"no route for {request.method} {request.path}"}, 404)

    def asked(self, method: str, pattern: str) -> list[Request]:
        """The requests that came in for a route, faults included."""
        return [one for one in self.requests if one.method == method and re.fullmatch(pattern, one.path)]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body go out as two writes; the second would wait 40 ms
    server_version, sys_version = "Faulty", ""
    served: FaultyServer

    def answer(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        body = self.rfile.read(length) if length else self._chunks()
        parts = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(self.command, parts.path, dict(parse_qsl(parts.query)), headers, body)
        given = self.served.handle(request)
        if given is None:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        content = given.bytes()
        self.send_response(given.status)
        for name, value in {"Content-Type": given.content_type, **given.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = answer  # noqa: N815  # http.server names them

    def _chunks(self) -> bytes:
        """A body sent in chunks (RFC 9112, 7.1)."""
        if "chunked" not in (self.headers.get("transfer-encoding") or ""):
            return b""
        parts = []
        while size := int(self.rfile.readline().partition(b";")[0], 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def log_message(self, *args: Any) -> None:
        """Silent: the tests look into `requests`."""


class Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up are part of these tests."""


@contextmanager
def serving(faulty: FaultyServer):
    """The server on a free port of loopback; `faulty.url` is its address."""
    handler = type("BoundHandler", (Handler,), {"served": faulty})
    server = Quiet(("127.0.0.1", 0), handler)
    faulty.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield faulty
    finally:
        faulty.ended.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


@contextmanager
def speaking(speak):
    """A server of one connection, with which `speak` does what it likes until the test is over."""
    over = threading.Event()

    def serve():
        with suppress(OSError), closing(door.accept()[0]) as line:
            line.recv(65_536)
            speak(line, over)

    with closing(socket.create_server(("127.0.0.1", 0))) as door:
        door.settimeout(10)
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        over.set()
        thread.join(5)
