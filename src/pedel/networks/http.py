"""Requests to a network: one client, and every mishap told as a NetworkError."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any, Literal

import httpx

from . import guard
from .connector import App
from .errors import NetworkError, Trouble

LARGEST = 8_000_000
"""Bytes of an answer that are read at most. No network's answer to one post comes near."""
TIMEOUT = 30.0
"""Seconds that a network has to answer. Ours, not a network's."""

# httpx writes the whole address of each request at this level, and some addresses hold secrets.
logging.getLogger("httpx").addFilter(lambda record: record.levelno > logging.INFO)

STATUS = {
    400: Trouble.REFUSED,
    401: Trouble.TOKEN,
    403: Trouble.SCOPE,
    404: Trouble.GONE,
    410: Trouble.GONE,
    409: Trouble.DOUBLE,
    413: Trouble.MEDIA,
    415: Trouble.MEDIA,
    426: Trouble.VERSION,
}
"""What a status means where the network's own body does not say more (RFC 9110, section 15)."""


@lru_cache(maxsize=32)
def _client(own: tuple[str, ...], timeout: float) -> httpx.Client:
    return guard.client(own, timeout)


class Http:
    """Talks to one network for one `app`. `own` are further base addresses that may be private."""

    def __init__(self, app: App, *own: str, timeout: float | None = None) -> None:
        self.client = _client(tuple(sorted({app.url, *own} - {""})), timeout or TIMEOUT)
        self.agent = f"Pedel (+{app.contact})" if app.contact else "Pedel"

    def send(self, method: str, url: str, *, is_post: bool = False, **wishes: Any) -> httpx.Response:
        """The answer to one request, read to its end, whatever its status up to 399.

        `is_post`: the request itself makes the post public, so that a lost answer leaves it unknown. Raises
        NetworkError for everything else. `wishes` are httpx's (headers, params, json, data, files, content).
        """
        usual = {"User-Agent": self.agent, "Accept": "application/json"}
        headers = {**usual, **(wishes.pop("headers", None) or {})}
        with told(is_post), self.client.stream(method, url, headers=headers, **wishes) as answer:
            _read(answer)
        if answer.status_code >= 400:
            raise self.refusal(answer, is_post=is_post)
        return answer

    def refusal(self, answer: httpx.Response, *, is_post: bool = False) -> NetworkError:
        """What an answer from 400 on means; a network with codes of its own looks into the body first."""
        return error_for(answer, is_post=is_post)

    def json(self, method: str, url: str, *, is_post: bool = False, **wishes: Any) -> Any:
        """As `send`, with the answer's JSON; NONSENSE where it is none. An empty answer gives {}."""
        return decoded(self.send(method, url, is_post=is_post, **wishes), is_post=is_post)


@contextmanager
def told(is_post: bool) -> Iterator[None]:
    """Tells what httpx raises as NetworkError: before the request left it is definite, later perhaps not."""
    late: Literal["definite", "unknown"] = "unknown" if is_post else "definite"
    try:
        yield
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol) as error:
        raise NetworkError(Trouble.UNREACHABLE, str(error)) from error
    except httpx.InvalidURL as error:
        raise NetworkError(Trouble.UNREACHABLE, str(error), permanent=True) from error
    except (httpx.HTTPError, httpx.StreamError) as error:
        raise NetworkError(Trouble.CUT, type(error).__name__, outcome=late) from error


def _read(answer: httpx.Response) -> None:
    """Reads an answer into its object, up to LARGEST bytes."""
    parts, size = [], 0
    for part in answer.iter_bytes():
        size += len(part)
        if size > LARGEST:
            raise httpx.DecodingError("the answer is larger than any answer should be")
        parts.append(part)
    answer._content = b"".join(parts)  # as httpx's own read() does


def decoded(answer: httpx.Response, *, is_post: bool = False) -> Any:
    """The JSON of an answer; {} for an empty one."""
    if not answer.content:
        return {}
    try:
        return json.loads(answer.content)
    except ValueError as error:
        kind = answer.headers.get("content-type", "nothing").partition(";")[0]
        outcome: Literal["definite", "unknown"] = "unknown" if is_post else "definite"
        raise NetworkError(Trouble.NONSENSE, f"{answer.status_code} with {kind}", outcome=outcome) from error


def error_for(answer: httpx.Response, *, is_post: bool = False, detail: str = "") -> NetworkError:
    """What a status from 400 on means; a connector looks into the body first and says more.

    500, 502 and 504 do not tell whether the post was taken, so they are unknown for a post; 503 says no.
    """
    status = answer.status_code
    said = detail or message(answer)
    if status == 429:
        return NetworkError(Trouble.RATE, said, retry_after=retry_after(answer.headers))
    if status >= 500:
        is_open = is_post and status != 503
        waits = retry_after(answer.headers)
        return NetworkError(
            Trouble.DOWN, said, outcome="unknown" if is_open else "definite", retry_after=waits
        )
    return NetworkError(STATUS.get(status, Trouble.REFUSED), said, permanent=True)


def message(answer: httpx.Response) -> str:
    """The network's own word in a refusal, as most of them put it; else the status."""
    try:
        body = json.loads(answer.content)
    except ValueError:
        body = None
    for name in ("error_description", "message", "error_message", "detail", "title", "error"):
        found = body.get(name) if isinstance(body, Mapping) else None
        if isinstance(found, Mapping):
            found = found.get("message")
        if isinstance(found, str) and found:
            return f"{answer.status_code}: {found}"
    return str(answer.status_code)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait: `Retry-After` (RFC 9110, 10.2.3), or when a limit starts anew by the names in use.

    `X-RateLimit-Reset` holds a moment (ISO 8601, Mastodon) or seconds since 1970 (`x-rate-limit-reset` of X,
    `RateLimit-Reset` of Bluesky).
    """
    for name in ("retry-after", "x-ratelimit-reset", "x-rate-limit-reset", "ratelimit-reset"):
        if (value := headers.get(name)) and (seconds := _seconds(value.strip())) is not None:
            return max(0.0, seconds)
    return None


def _seconds(value: str) -> float | None:
    if value.isdigit():
        return float(value) - (time.time() if len(value) >= 10 else 0)
    try:
        moment = parsedate_to_datetime(value) if "," in value else datetime.fromisoformat(value)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - time.time()
