"""A small load generator: a few clients that ask for one page again and again, each on its own connection."""

from __future__ import annotations

import http.client
import statistics
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Ask:
    """One request: what it is called in the table, how, where, and what with."""

    name: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    method: str = "GET"
    body: str = ""


@dataclass(frozen=True)
class Figures:
    """What came of it: requests a second, milliseconds, bytes, and the status if it was not 200."""

    rate: float
    median: float
    p95: float
    size: int
    status: int


def once(port: int, ask: Ask) -> tuple[int, int]:
    """One request; its status and size."""
    return _request(http.client.HTTPConnection("127.0.0.1", port, timeout=60), ask)


def measure(port: int, ask: Ask, *, clients: int = 4, seconds: float = 4.0) -> Figures:
    """Asks for `seconds` with so many clients at once, after one request that warms up."""
    status, size = once(port, ask)
    until = time.perf_counter() + seconds
    with ThreadPoolExecutor(clients) as threads:
        parts = list(threads.map(lambda _: _client(port, ask, until), range(clients)))
    times = sorted(moment for part in parts for moment in part)
    if len(times) < 2:
        return Figures(len(times) / seconds, *[times[0] * 1000 if times else 0.0] * 2, size, status)
    return Figures(
        rate=len(times) / seconds,
        median=statistics.median(times) * 1000,
        p95=statistics.quantiles(times, n=20)[18] * 1000,
        size=size,
        status=status,
    )


def _client(port: int, ask: Ask, until: float) -> list[float]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    times = []
    while (began := time.perf_counter()) < until:
        _request(connection, ask)
        times.append(time.perf_counter() - began)
    connection.close()
    return times


def _request(connection: http.client.HTTPConnection, ask: Ask) -> tuple[int, int]:
    connection.request(ask.method, ask.path, ask.body or None, dict(ask.headers))
    answer = connection.getresponse()
    return answer.status, len(answer.read())
