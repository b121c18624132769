"""Fetching a page of somebody else's, for a look: through the guard, and bounded in every way.

Only http and https, no credentials in the address, every redirect followed by hand through the same guard
(RFC 9110, 15.4), a few bytes of the body at most, and one time limit over all of it. Nothing is kept in
between: no cookie, no connection.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

import httpx

from . import guard
from .deadline import within
from .errors import NetworkError, Trouble
from .http import told

AGENT = "Pedel link check"
PATIENCE = 10.0
"""Seconds for everything together, redirects included. Ours."""
FOR_GOOD = (301, 308)
HEADLESS = (400, 403, 404, 405, 406, 429, 500, 501, 502, 503)
"""What servers answer to HEAD that would answer GET otherwise: then GET has the last word."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back: the last status, the address that gave it, its type ("text/html") and first bytes.

    `moved`: the first address says that it has moved for good (301 or 308).
    """

    status: int
    url: str
    content_type: str = ""
    body: bytes = b""
    moved: bool = False


def fetch(
    url: str, *, most: int = 0, own: Iterable[str] = (), agent: str = AGENT, patience: float = PATIENCE
) -> Fetched:
    """What an address answers, whatever its status.

    `most`: bytes of the body that are read; with 0 only HEAD is asked, and GET where HEAD is not answered
    well. `own` are base addresses that may be private. NetworkError: NOT_HERE for what is never fetched
    (another scheme, a password in it, a private address), UNREACHABLE, CUT (too slow, or cut off), REFUSED
    (too many redirects).
    """
    headers = {"User-Agent": agent, "Accept-Encoding": "identity"}
    with within(patience), guard.client(own, patience, headers=headers) as client:
        if not most:
            answer = _followed(client, "HEAD", url, 0)
            if answer.status not in HEADLESS:
                return answer
        return _followed(client, "GET", url, most)


def _followed(client: httpx.Client, method: str, url: str, most: int) -> Fetched:
    moved = False
    for hop in range(guard.MOST_REDIRECTS + 1):
        answer, onwards = _asked(client, method, allowed(url), most)
        if not onwards:
            return replace(answer, moved=moved)
        moved = moved or (hop == 0 and answer.status in FOR_GOOD)
        url = _joined(answer.url, onwards)
    raise NetworkError(Trouble.REFUSED, "it leads on and on", permanent=True)


def _joined(url: str, onwards: str) -> str:
    """Where an answer leads; REFUSED where that is no address."""
    try:
        return urljoin(url, onwards)
    except ValueError as error:
        raise NetworkError(Trouble.REFUSED, "it leads to no address", permanent=True) from error


def allowed(url: str) -> str:
    """The address, without what stands after a #; NetworkError for one that is never fetched."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
        parts.port  # noqa: B018  # raises for what is no port
    except ValueError as error:
        raise NetworkError(Trouble.NOT_HERE, "this is not an address", permanent=True) from error
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
        raise NetworkError(Trouble.NOT_HERE, "not an address that can be looked at", permanent=True)
    return parts._replace(fragment="").geturl()


def _asked(client: httpx.Client, method: str, url: str, most: int) -> tuple[Fetched, str]:
    """One answer, and where it leads on."""
    try:
        with told(False), client.stream(method, url) as answer:
            kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
            body = b"" if answer.is_redirect else _beginning(answer, most)
            onwards = answer.headers.get("location", "") if answer.is_redirect else ""
            return Fetched(answer.status_code, url, kind, body), onwards
    except NetworkError as error:
        raise _explained(error) from error


def _beginning(answer: httpx.Response, most: int) -> bytes:
    parts, size = [], 0
    if most:
        for part in answer.iter_raw():
            parts.append(part)
            size += len(part)
            if size >= most:
                break
    return b"".join(parts)[:most]


def _explained(error: NetworkError) -> NetworkError:
    """A private address is told apart from a host that does not answer."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, guard.NotPublicError):
            return NetworkError(Trouble.NOT_HERE, "not an address of the public net", permanent=True)
        cause = cause.__cause__
    return error
