"""A network on this machine that counts: `python -m bench.deliveries.server PORT`.

POST /posts takes a post (its key is the body); GET /posts/KEY says whether it is there; GET /count gives all
keys that came in, one a line, doubles too.
"""

from __future__ import annotations

import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock

taken: list[bytes] = []
there: set[bytes] = set()
lock = Lock()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 65536  # one packet an answer

    def do_POST(self) -> None:
        key = self.rfile.read(int(self.headers["Content-Length"]))
        with lock:
            taken.append(key)
            there.add(key)
        self.answer(201, key)

    def do_GET(self) -> None:
        if self.path == "/count":
            with lock:
                return self.answer(200, b"\n".join(taken))
        return self.answer(200 if self.path.rpartition("/")[2].encode() in there else 404, b"")

    def do_DELETE(self) -> None:
        with lock:
            taken.clear()
            there.clear()
        self.answer(200, b"")

    def answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, *_parts: object) -> None:
        """Silent."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_parts: object) -> None:
        """Clients are killed here."""


if __name__ == "__main__":
    Server(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
