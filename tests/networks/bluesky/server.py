"""What stands between the connector and the real server: it lets all through, and goes wrong on demand.

A real server gives no 503 and cuts no connection when a test wants it to. Nothing is answered here that the
server (@atproto/pds 0.5.35) has not answered itself, faults apart.
"""

from __future__ import annotations

import httpx

from networks.faulty import Answer, FaultyServer, Request

LEFT_OUT = {"host", "connection", "content-length", "transfer-encoding", "accept-encoding"}


class FaultyPds(FaultyServer):
    """In front of the server at `behind`."""

    SENDS = ("POST", r"/xrpc/com\.atproto\.repo\.putRecord")

    def __init__(self, behind: str) -> None:
        super().__init__()
        self.client = httpx.Client(base_url=behind, timeout=30)

    def act(self, request: Request) -> Answer:
        """What the server answers."""
        headers = {name: value for name, value in request.headers.items() if name not in LEFT_OUT}
        answer = self.client.request(
            request.method, request.path, params=request.query, headers=headers, content=request.body
        )
        kept = {name: value for name, value in answer.headers.items() if "ratelimit" in name}
        return Answer(answer.content, answer.status_code, kept, answer.headers.get("content-type", ""))
