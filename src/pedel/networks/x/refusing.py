"""What X means when it refuses.

Problems as in `openapi.json` of xdevplatform/docs (schemas `Problem` and `Error`) and its page "Response
Codes & Errors". What X only says in words (a post sent twice, an account locked) is known by those words, as
clients of the interface report them; the numbers are those of interface 1.1, which some answers still carry.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

import httpx

from ..errors import NetworkError, Trouble
from ..http import Http, error_for, retry_after
from ..understanding import body_of, without_word

WORDS: tuple[tuple[str, Trouble], ...] = (
    (r"duplicate", Trouble.DOUBLE),
    (r"suspended|\blocked\b|deactivated", Trouble.ACCOUNT),
    (r"shorter|too long|over 280", Trouble.TOO_LONG),
    (r"media ids? (is|are) invalid|video longer than|file size|media type", Trouble.MEDIA),
    (r"deleted or not visible", Trouble.GONE),
    (r"not permitted to perform this action", Trouble.REFUSED),
)
CODES = {
    32: Trouble.TOKEN,
    64: Trouble.ACCOUNT,
    88: Trouble.RATE,
    89: Trouble.TOKEN,
    144: Trouble.GONE,
    186: Trouble.TOO_LONG,
    187: Trouble.DOUBLE,
    326: Trouble.ACCOUNT,
}
KINDS = {
    "usage-capped": Trouble.RATE,
    "rate-limit-exceeded": Trouble.RATE,
    "resource-not-found": Trouble.GONE,
    "client-forbidden": Trouble.REFUSED,
    "unsupported-authentication": Trouble.SCOPE,
    "field-unauthorized": Trouble.SCOPE,
    "invalid-request": Trouble.REFUSED,
}
"""The last part of a problem's `type`."""
PASSES = (Trouble.RATE, Trouble.DOUBLE)
"""Troubles after which the same post can be tried, or looked for, again."""
DAYS = ("x-user-limit-24hour", "x-app-limit-24hour")
"""Headers of the limits of 24 hours, which an answer carries beside those of 15 minutes."""


class Talk(Http):
    """Requests to X, and its refusals told apart."""

    def refusal(self, answer: httpx.Response, *, is_post: bool = False) -> NetworkError:
        """What X means by an answer from 400 on."""
        if strange := without_word(answer):
            return strange
        body = body_of(answer)
        if answer.status_code == 410:  # a part of the interface that has been switched off
            return NetworkError(Trouble.VERSION, said_in(body) or "410", permanent=True)
        usual = error_for(answer, is_post=is_post, detail=said_in(body))
        trouble = trouble_in(body) if answer.status_code < 500 else None
        if answer.status_code == 429 or trouble == Trouble.RATE:
            return NetworkError(Trouble.RATE, usual.detail, retry_after=waits(answer.headers))
        return told_apart(trouble, usual.detail) if trouble else usual


def told_apart(trouble: Trouble, detail: str) -> NetworkError:
    """The error of a refusal. A double may be our own earlier try, so it is unknown until somebody looks."""
    outcome: Literal["definite", "unknown"] = "unknown" if trouble == Trouble.DOUBLE else "definite"
    permanent = trouble not in PASSES and not (trouble == Trouble.MEDIA and "invalid" in detail)
    return NetworkError(trouble, detail, outcome=outcome, permanent=permanent)


def checked(said: Any, *, is_post: bool = False) -> Mapping[str, Any]:
    """The `data` of an answer; raises when there is none, as X answers 200 with `errors` alone, too.

    For a post that leaves it unknown whether it was taken.
    """
    data = said.get("data") if isinstance(said, Mapping) else None
    if isinstance(data, Mapping):
        return data
    trouble = trouble_in(said) or Trouble.NONSENSE
    detail = said_in(said) or "200 without data"
    if is_post:
        raise NetworkError(trouble, detail, outcome="unknown")
    raise told_apart(trouble, detail) if trouble != Trouble.NONSENSE else NetworkError(trouble, detail)


def trouble_in(body: Any) -> Trouble | None:
    """What a problem or error of X is about; None when it does not say."""
    problem = _first(body)
    said = said_in(body).lower()
    for words, trouble in WORDS:
        if re.search(words, said):
            return trouble
    return CODES.get(problem.get("code", 0)) or KINDS.get(str(problem.get("type", "")).rpartition("/")[2])


def said_in(body: Any) -> str:
    """X's own words in a problem or error."""
    problem, whole = _first(body), body if isinstance(body, Mapping) else {}
    return str(problem.get("message") or problem.get("detail") or whole.get("detail") or "")


def _first(body: Any) -> Mapping[str, Any]:
    """The first of `errors`, with the `type` of the whole where it has none; or the problem itself."""
    if not isinstance(body, Mapping):
        return {}
    errors = body.get("errors")
    if isinstance(errors, list) and errors and isinstance(errors[0], Mapping):
        return {"type": body.get("type", ""), **errors[0]}
    return body


def waits(headers: httpx.Headers) -> float | None:
    """Seconds until X takes more: of the limit of 24 hours where that is the one used up."""
    for limit in DAYS:
        if headers.get(f"{limit}-remaining") == "0" and (reset := headers.get(f"{limit}-reset")):
            return retry_after({"x-rate-limit-reset": reset})
    return retry_after(headers)
