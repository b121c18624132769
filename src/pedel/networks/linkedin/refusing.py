"""What LinkedIn means when it refuses.

Codes as in the pages "Error Handling" and "Versioning" and, where those say nothing, as clients of the
interface report them: `DUPLICATE_POST` (422), a text that is too long (400), `NONEXISTENT_VERSION` (426).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from ..errors import NetworkError, Trouble
from ..http import Http, error_for, retry_after
from ..understanding import body_of, without_word

CODES = {
    "NONEXISTENT_VERSION": Trouble.VERSION,
    "VERSION_MISSING": Trouble.VERSION,
    "DUPLICATE_POST": Trouble.DOUBLE,
    "ACCESS_DENIED": Trouble.SCOPE,
    "MEDIA_ASSET_PROCESSING_FAILED": Trouble.MEDIA,
    "MEDIA_ASSET_WAITING_UPLOAD": Trouble.MEDIA,
}
WORDS: tuple[tuple[str, Trouble], ...] = (
    (r"text length .* exceeded|commentary.*(too long|maximum)", Trouble.TOO_LONG),
    (r"(account|member|page) .*(restricted|suspended|deactivated)", Trouble.ACCOUNT),
)
VERSION = (410, 426)
DAILY = re.compile(r"\bDAY\b|daily", re.IGNORECASE)


class Talk(Http):
    """Requests to LinkedIn, and its refusals told apart."""

    def refusal(self, answer: httpx.Response, *, is_post: bool = False) -> NetworkError:
        """What LinkedIn means by an answer from 400 on."""
        if strange := without_word(answer):
            return strange
        said = body_of(answer) or {}
        detail = str(said.get("message") or "")
        usual = error_for(answer, is_post=is_post, detail=detail)
        if answer.status_code >= 500:
            return usual
        if answer.status_code == 429:
            return NetworkError(Trouble.RATE, usual.detail, retry_after=_waits(answer, detail))
        trouble = _trouble(said, detail) or (Trouble.VERSION if answer.status_code in VERSION else None)
        if trouble == Trouble.DOUBLE:  # perhaps our own earlier try
            return NetworkError(trouble, usual.detail, outcome="unknown")
        return NetworkError(trouble, usual.detail, permanent=True) if trouble else usual


def _trouble(said: Mapping[str, Any], detail: str) -> Trouble | None:
    for code in _codes(said):
        if code in CODES:
            return CODES[code]
    matches = (trouble for words, trouble in WORDS if re.search(words, detail, re.IGNORECASE | re.DOTALL))
    return next(matches, None)


def _codes(said: Mapping[str, Any]) -> Iterator[str]:
    """All codes of an answer: those of its single inputs first."""
    details = said.get("errorDetails")
    inputs = details.get("inputErrors") if isinstance(details, Mapping) else None
    for one in inputs if isinstance(inputs, list) else ():
        if isinstance(one, Mapping):
            yield str(one.get("code", ""))
    yield str(said.get("code", ""))


def _waits(answer: httpx.Response, detail: str) -> float | None:
    """LinkedIn mostly sends no Retry-After; its limits of a day begin anew at midnight UTC ("Rate
    Limiting").
    """
    seconds = retry_after(answer.headers)
    if seconds is not None or not DAILY.search(detail):
        return seconds
    now = datetime.now(UTC)
    midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return (midnight - now).total_seconds()
