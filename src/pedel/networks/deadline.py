"""One time limit over a whole exchange: a server that drips its answer keeps nobody waiting for ever.

What httpx calls a timeout is the longest silence; an answer of one byte every few seconds would never break
it.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import httpcore

SLOWEST = 50_000
"""Bytes a second that have to go out at least; a film may take as long as that. Ours."""
PIECE = 65_536
"""Bytes that are written at once, so that the limit is looked at in between."""


@dataclass(slots=True)
class _Limit:
    end: float


_limit: ContextVar[_Limit | None] = ContextVar("limit", default=None)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Whatever is sent and read in the block takes no longer than this, and what it sends at SLOWEST."""
    before = _limit.set(_Limit(time.monotonic() + seconds))
    try:
        yield
    finally:
        _limit.reset(before)


def left(timeout: float | None, late: type[Exception]) -> float | None:
    """The seconds that one step may still take, at most `timeout`; raises `late` when there are none."""
    limit = _limit.get()
    if limit is None:
        return timeout
    seconds = limit.end - time.monotonic()
    if seconds <= 0:
        raise late("the time is up")
    return seconds if timeout is None else min(seconds, timeout)


class Timed(httpcore.NetworkStream):
    """A connection each of whose steps keeps to the limit of whoever uses it just now."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self.stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.stream.read(max_bytes, left(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), PIECE):
            piece = buffer[start : start + PIECE]
            self.stream.write(piece, left(timeout, httpcore.WriteTimeout))
            if limit := _limit.get():
                limit.end += len(piece) / SLOWEST

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        seconds = left(timeout, httpcore.ConnectTimeout)
        return Timed(self.stream.start_tls(ssl_context, server_hostname, seconds))

    def get_extra_info(self, info: str) -> Any:
        return self.stream.get_extra_info(info)

    def close(self) -> None:
        self.stream.close()
