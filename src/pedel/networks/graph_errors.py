"""What Meta's interfaces mean when they refuse: error codes, subcodes and the headers of their rate limits.

Checked against Meta's pages "Handling Errors" (codes and the subcodes of 190), "Rate Limits" (codes and
headers) and "Error Codes" of the Instagram Platform (as of June 2026). Codes that those pages lack are known
from reports of clients: 33 as the subcode of what is not there, 803, 2500, 2635 (an ended version), -1 with
3-digit status, 4279009 (a container of Threads that has not spread yet), and that Threads answers 500 for a
text that is too long. Nobody could try them on Meta's own servers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import httpx

from .bodies import parsed
from .errors import NetworkError, Trouble
from .http import retry_after


class Meaning(NamedTuple):
    """What a code means. `is_open`: where it answers a post, the post may have been taken all the same."""

    trouble: Trouble
    is_permanent: bool = True
    is_open: bool = False


TEMPORARY = Meaning(Trouble.DOWN, is_permanent=False, is_open=True)
RATE = Meaning(Trouble.RATE, is_permanent=False)
UNREADY = Meaning(Trouble.MEDIA, is_permanent=False)
TOKEN, SCOPE, MEDIA = Meaning(Trouble.TOKEN), Meaning(Trouble.SCOPE), Meaning(Trouble.MEDIA)
ACCOUNT, GONE, VERSION = Meaning(Trouble.ACCOUNT), Meaning(Trouble.GONE), Meaning(Trouble.VERSION)
REFUSED, TOO_LONG = Meaning(Trouble.REFUSED), Meaning(Trouble.TOO_LONG)
DOUBLE = Meaning(Trouble.DOUBLE, is_permanent=False, is_open=True)

CODES: dict[int, Meaning] = {
    **dict.fromkeys((-1, 1, 2), TEMPORARY),
    **dict.fromkeys((102, 190), TOKEN),
    **dict.fromkeys((3, 10, *range(200, 300)), SCOPE),
    **dict.fromkeys((4, 9, 17, 32, 341, 613, *range(80_000, 80_015)), RATE),
    **dict.fromkeys((12, 2500, 2635), VERSION),
    **dict.fromkeys((324, 352, 36_000, 36_001, 36_003), MEDIA),
    **dict.fromkeys((-2, 9004, 9007), UNREADY),
    25: ACCOUNT,
    368: ACCOUNT,
    506: DOUBLE,
    803: GONE,
    36_004: TOO_LONG,
    1_609_005: REFUSED,
}
"""Codes. 9 is Instagram's daily limit, 25 an account that is restricted or asked to sign in, 9004 a file that
Meta could not fetch, 9007 one that is not ready."""
SUBCODES: dict[int, Meaning] = {
    **dict.fromkeys((2_207_003, 2_207_027, 2_207_032, 2_207_052, 2_207_053), UNREADY),
    **dict.fromkeys((2_207_004, 2_207_005, 2_207_009, 2_207_023, 2_207_026), MEDIA),
    **dict.fromkeys((2_207_006, 2_207_020), GONE),
    **dict.fromkeys((2_207_001, 2_207_008), TEMPORARY),
    2_207_010: TOO_LONG,
    2_207_042: RATE,
    2_207_050: ACCOUNT,
    2_207_051: REFUSED,
    4_279_009: Meaning(Trouble.DOWN, is_permanent=False),
}
"""Subcodes that say more than their code, of Instagram and Threads. 2207006 and 2207020: a container that is
not there or has expired; 2207051: taken for spam."""
PAIRS: dict[tuple[int, int], Meaning] = {(190, 459): ACCOUNT, (190, 464): ACCOUNT, (100, 33): GONE}
"""Subcodes that count with their code only: the account has to be confirmed at Meta; nothing is there."""
LONG = re.compile(r"at most [\d,.]+ characters|too long|maximum (length|number of characters)", re.IGNORECASE)
SECRET = re.compile(r"[\w|.~+/-]{32,}")
"""What may be a token or a secret: Meta repeats a malformed token in its message."""
HOUR = 3600.0
"""Seconds of the rolling window that `X-App-Usage` counts in ("Rate Limits", "Platform Rate Limits")."""


def error_in(body: Any) -> Mapping[str, Any] | None:
    """The error of an answer; None where there is none of Meta's form, whatever its status."""
    error = body.get("error") if isinstance(body, Mapping) else None
    return error if isinstance(error, Mapping) else None


def refusal(answer: httpx.Response, *, is_post: bool = False) -> NetworkError | None:
    """What an answer with Meta's kind of error means; None where it holds no such error.

    A code that nobody knows is a refusal in a 4xx; in a 5xx or a 200 the outcome of a post is left open.
    """
    try:
        error = error_in(parsed(answer.content))
    except ValueError:
        return None
    if error is None:
        return None
    means = _meaning(error) or _by_status(answer.status_code)
    return NetworkError(
        means.trouble,
        said(error),
        outcome="unknown" if is_post and means.is_open else "definite",
        permanent=means.is_permanent,
        retry_after=waits(answer.headers) if means.trouble in (Trouble.RATE, Trouble.DOWN) else None,
    )


def _meaning(error: Mapping[str, Any]) -> Meaning | None:
    code, subcode = _number(error.get("code")), _number(error.get("error_subcode"))
    found = PAIRS.get((code, subcode)) or SUBCODES.get(subcode)
    if not found and code in (1, 100) and LONG.search(said(error)):
        return TOO_LONG
    if not found and error.get("is_transient") is True and code not in CODES:
        return TEMPORARY
    return found or CODES.get(code)


def _by_status(status: int) -> Meaning:
    if status == 429:
        return RATE
    if status >= 500:
        return TEMPORARY
    return Meaning(Trouble.REFUSED, is_open=status < 400)


def _number(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return 0


def said(error: Mapping[str, Any]) -> str:
    """Meta's own word, with its numbers in front and without anything that may be secret."""
    numbers = "/".join(str(error[name]) for name in ("code", "error_subcode") if error.get(name))
    words = str(error.get("error_user_msg") or error.get("message") or error.get("type") or "no reason given")
    return f"{numbers}: {SECRET.sub('…', words)}" if numbers else SECRET.sub("…", words)


def waits(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait: `Retry-After`, else the longest of Meta's own headers; None where they do not say.

    `X-Business-Use-Case-Usage` tells minutes for each kind of use; `X-App-Usage` only percentages of an hour.
    """
    if (asked := retry_after(headers)) is not None:
        return asked
    minutes = max(_minutes(_json(headers.get("x-business-use-case-usage"))), default=0.0)
    if minutes:
        return minutes * 60
    used = _json(headers.get("x-app-usage"))
    numbers = [share for share in used.values() if isinstance(share, (int, float))]
    return HOUR if max(numbers, default=0) >= 100 else None


def _minutes(usage: Mapping[str, Any]) -> Iterator[float]:
    for kinds in usage.values():
        for kind in kinds if isinstance(kinds, list) else ():
            value = kind.get("estimated_time_to_regain_access") if isinstance(kind, Mapping) else None
            yield float(value) if isinstance(value, (int, float)) else 0.0


def _json(text: str | None) -> Mapping[str, Any]:
    try:
        value = parsed(text or "{}")
    except ValueError:
        return {}
    return value if isinstance(value, Mapping) else {}
