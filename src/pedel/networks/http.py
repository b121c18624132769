"""Requests to a network: one client, and every mishap told as a NetworkError."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any, Literal

import httpx

from . import bodies, guard
from .connector import App
from .deadline import within
from .errors import NetworkError, Trouble

TIMEOUT = 30.0
"""Seconds that a network has for its whole answer. Ours, not a network's."""

# httpx writes the whole address of each request at this level, and some addresses hold secrets.
logging.getLogger("httpx").addFilter(lambda record: record.levelno > logging.INFO)

SHORTEST = 8
"""Characters of a secret: a shorter one keeps no secret, and taking it out would garble other words."""
STATUS = {
    400: Trouble.REFUSED,
    401: Trouble.TOKEN,
    403: Trouble.SCOPE,
    404: Trouble.GONE,
    408: Trouble.CUT,
    410: Trouble.GONE,
    409: Trouble.DOUBLE,
    413: Trouble.MEDIA,
    415: Trouble.MEDIA,
    425: Trouble.DOWN,
    426: Trouble.VERSION,
}
"""What a status means where the network's own body does not say more (RFC 9110, section 15; RFC 8470)."""
PASSING = (408, 409, 425)
"""After these the same can be tried, or looked for, again."""
WORDED = (400, 403)
"""What these mean only the interface's own word tells; a page of something before it may pass."""
ELSEWHERE = (301, 307, 308)
"""These say that nothing was done and where to ask instead (RFC 9110, 15.4); 302 and 303 also answer what was
done."""


@lru_cache(maxsize=32)
def _client(own: tuple[str, ...], timeout: float) -> httpx.Client:
    return guard.client(own, timeout)


class Http:
    """Talks to one network for one `app`. `own` are further base addresses that may be private."""

    def __init__(self, app: App, *own: str, timeout: float | None = None) -> None:
        self.client = _client(tuple(sorted({app.url, *own} - {""})), timeout or TIMEOUT)
        contact = app.contact.encode("ascii", "ignore").decode()  # a header takes no other letters
        self.agent = f"Pedel (+{contact})" if contact else "Pedel"
        self.hidden = app.client_secret

    def send(self, method: str, url: str, *, is_post: bool = False, **wishes: Any) -> httpx.Response:
        """The answer to one request, read to its end, whatever its status up to 399.

        `is_post`: the request itself makes the post public, so that a lost answer leaves it unknown. Raises
        NetworkError for everything else, also for an answer that leads elsewhere: nothing is followed.
        `wishes` are httpx's (headers, params, json, data, files, content, timeout); the timeout is for all
        of it, beside the time that it takes to send so much.
        """
        usual = {"User-Agent": self.agent, "Accept": "application/json", "Accept-Encoding": bodies.ACCEPTED}
        headers = {**usual, **(wishes.pop("headers", None) or {})}
        seconds = httpx.Timeout(wishes.get("timeout", self.client.timeout)).read or TIMEOUT
        with (
            within(seconds),
            told(is_post),
            self.client.stream(method, url, headers=headers, **wishes) as answer,
        ):
            bodies.read(answer)
        if answer.status_code >= 400:
            self._hide(answer)
            raise self.refusal(answer, is_post=is_post)
        if answer.has_redirect_location or (is_post and answer.status_code >= 300):
            raise led_elsewhere(answer, is_post=is_post)
        return answer

    def refusal(self, answer: httpx.Response, *, is_post: bool = False) -> NetworkError:
        """What an answer from 400 on means; a network with codes of its own looks into the body first."""
        return error_for(answer, is_post=is_post)

    def _hide(self, answer: httpx.Response) -> None:
        """Takes out of a refusal what only we and the network know: some repeat a token that they refuse."""
        token = answer.request.headers.get("authorization", "").rpartition(" ")[2]
        for secret in (token, self.hidden):
            if len(secret) >= SHORTEST:
                answer._content = answer.content.replace(secret.encode(), "…".encode())

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


def led_elsewhere(answer: httpx.Response, *, is_post: bool) -> NetworkError:
    """What a redirect means, which a network's interface never needs."""
    says_no = answer.status_code in ELSEWHERE and answer.has_redirect_location
    said = f"{answer.status_code}: the network sends us elsewhere"
    return NetworkError(Trouble.NONSENSE, said, outcome="unknown" if is_post and not says_no else "definite")


def decoded(answer: httpx.Response, *, is_post: bool = False) -> Any:
    """The JSON of an answer; {} for an empty one."""
    if not answer.content:
        return {}
    try:
        return bodies.parsed(answer.content)
    except ValueError as error:
        kind = answer.headers.get("content-type", "nothing").partition(";")[0]
        outcome: Literal["definite", "unknown"] = "unknown" if is_post else "definite"
        raise NetworkError(Trouble.NONSENSE, f"{answer.status_code} with {kind}", outcome=outcome) from error


def error_for(answer: httpx.Response, *, is_post: bool = False, detail: str = "") -> NetworkError:
    """What a status from 400 on means; a connector looks into the body first and says more.

    A 5xx does not tell whether the post was taken, nor does 408; only a 503 of the network's own (JSON) says
    no: what stands before it, as a cache does, answers 503 also when the network's answer came too late.
    """
    status = answer.status_code
    said = detail or message(answer)
    waits = retry_after(answer.headers)
    if status == 429:
        return NetworkError(Trouble.RATE, said, retry_after=waits)
    if status >= 500:
        is_open = is_post and not (status == 503 and _is_own(answer))
        outcome: Literal["definite", "unknown"] = "unknown" if is_open else "definite"
        return NetworkError(Trouble.DOWN, said, outcome=outcome, retry_after=waits)
    if status in WORDED and answer.content and not _is_own(answer):
        kind = answer.headers.get("content-type", "nothing").partition(";")[0]
        return NetworkError(Trouble.NONSENSE, f"{status} with {kind}")
    trouble = STATUS.get(status, Trouble.REFUSED)
    if status in PASSING:
        outcome = "unknown" if is_post and status != 425 else "definite"
        return NetworkError(trouble, said, outcome=outcome, retry_after=waits)
    return NetworkError(trouble, said, permanent=True)


def _is_own(answer: httpx.Response) -> bool:
    """Whether the network's interface says this itself: in JSON."""
    try:
        bodies.parsed(answer.content)
    except ValueError:
        return False
    return True


def message(answer: httpx.Response) -> str:
    """The network's own word in a refusal, as most of them put it; else the status."""
    try:
        body = bodies.parsed(answer.content)
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
    if value.isascii() and value.isdigit():
        return float(value) - (time.time() if len(value) >= 10 else 0)
    try:
        moment = parsedate_to_datetime(value) if "," in value else datetime.fromisoformat(value)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - time.time()
