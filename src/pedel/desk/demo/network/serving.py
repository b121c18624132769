"""The network on a port of this machine, for nobody else."""

from __future__ import annotations

import socket
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from .asking import Asked, Reply
from .network import Network

HERE = "127.0.0.1"
LARGEST = 120_000_000
"""Bytes of a request that are read."""
PATIENCE = 30
"""Seconds that a connection may be silent."""
ALLOWED = (
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)


class Handler(BaseHTTPRequestHandler):
    """Hands each request to the network. Answers only to this machine's own names."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "Network", ""
    timeout = PATIENCE
    network: Network

    def answer(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        host = (self.headers.get("host") or "").partition(":")[0]
        if (
            host not in (HERE, "localhost")
            or not 0 <= length <= LARGEST
            or "transfer-encoding" in self.headers
        ):
            self.close_connection = True
            return self.send(Reply({"error": "Bad Request"}, 400))
        parts = urlsplit(self.path)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.command, parts.path, query, headers, self.rfile.read(length))
        return self.send(self.network.answer(asked))

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = answer  # noqa: N815  # http.server names them

    def send(self, reply: Reply) -> None:
        content = reply.content()
        self.send_response(reply.status)
        safe = {"Content-Security-Policy": ALLOWED, "X-Content-Type-Options": "nosniff"}
        for name, value in {"Content-Type": reply.content_type, **safe, **reply.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *args: Any) -> None:
        """Silent: requests hold tokens and drafts."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, *where: Any) -> None:
        self.connected: set[socket.socket] = set()
        super().__init__(*where)

    def process_request(self, request: Any, client_address: Any) -> None:
        self.connected.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self.connected.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        """Ends the connections too, also those that a client keeps for its next request."""
        super().server_close()
        for one in list(self.connected):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def server_bind(self) -> None:
        """As a plain TCP server does: without asking a name server what this machine is called."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HERE, int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Somebody hung up."""


def server(folder: Path, port: int = 0) -> Server:
    """The network of a folder, bound to a port of this machine (0: a free one), not yet serving."""
    handler = type("NetworkHandler", (Handler,), {"network": Network(folder)})
    return Server((HERE, port), handler)


def serve(folder: Path, port: int) -> None:
    """Serves until the process is told to end."""
    with server(folder, port) as open_for:
        open_for.serve_forever(poll_interval=0.2)


@contextmanager
def serving(folder: Path, port: int = 0) -> Iterator[str]:
    """Serves on a port (0: a free one) as long as the block runs, and gives its address."""
    with server(folder, port) as open_for:
        thread = Thread(target=open_for.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://{HERE}:{open_for.server_port}"
        finally:
            open_for.shutdown()
            thread.join(5)
