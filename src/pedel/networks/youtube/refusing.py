"""What YouTube means when it refuses.

Reasons as in the pages "YouTube Data API - Errors" and "Quota Calculator" (daily quotas begin anew at
midnight Pacific Time; 400 `uploadLimitExceeded`: come again in 24 hours, page "Revision History").
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import httpx

from ..errors import NetworkError, Trouble
from ..http import Http, error_for, retry_after
from ..understanding import body_of, without_word

REASONS = {
    "quotaExceeded": Trouble.RATE,
    "dailyLimitExceeded": Trouble.RATE,
    "uploadLimitExceeded": Trouble.RATE,
    "rateLimitExceeded": Trouble.RATE,
    "userRateLimitExceeded": Trouble.RATE,
    "authError": Trouble.TOKEN,
    "insufficientPermissions": Trouble.SCOPE,
    "youtubeSignupRequired": Trouble.ACCOUNT,
    "authenticatedUserAccountClosed": Trouble.ACCOUNT,
    "authenticatedUserAccountSuspended": Trouble.ACCOUNT,
    "authenticatedUserNotChannel": Trouble.ACCOUNT,
    "channelClosed": Trouble.ACCOUNT,
    "channelSuspended": Trouble.ACCOUNT,
    "channelNotFound": Trouble.ACCOUNT,
    "accessNotConfigured": Trouble.REFUSED,
    "forbiddenPrivacySetting": Trouble.REFUSED,
    "invalidFilename": Trouble.MEDIA,
    "invalidVideoMetadata": Trouble.REFUSED,
    "mediaBodyRequired": Trouble.MEDIA,
    "videoNotFound": Trouble.GONE,
    "captionExists": Trouble.DOUBLE,
}
DAILY = ("quotaExceeded", "dailyLimitExceeded")
DAY = 86_400.0


class Talk(Http):
    """Requests to YouTube, and its refusals told apart."""

    def refusal(self, answer: httpx.Response, *, is_post: bool = False) -> NetworkError:
        """What YouTube means by an answer from 400 on."""
        if strange := without_word(answer):
            return strange
        reason, message = _said(answer)
        detail = f"{message} ({reason})" if reason else message
        usual = error_for(answer, is_post=is_post, detail=detail)
        if answer.status_code == 410:  # a version of the interface that has been switched off
            return NetworkError(Trouble.VERSION, detail, permanent=True)
        if answer.status_code >= 500:
            return usual
        trouble = REASONS.get(reason, usual.trouble)
        if trouble == Trouble.RATE:
            return NetworkError(Trouble.RATE, usual.detail, retry_after=_waits(answer, reason))
        return NetworkError(trouble, usual.detail, permanent=True)


def _waits(answer: httpx.Response, reason: str) -> float | None:
    seconds = retry_after(answer.headers)
    if seconds is not None:
        return seconds
    return DAY if reason == "uploadLimitExceeded" else until_midnight() if reason in DAILY else None


def until_midnight(now: datetime | None = None) -> float:
    """Seconds until midnight Pacific Time; without time zone files never too few (an hour more in summer)."""
    zone = _pacific()
    there = now.astimezone(zone) if now else datetime.now(zone)
    midnight = (there + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    return midnight.timestamp() - there.timestamp()


def _pacific() -> tzinfo:
    try:
        return ZoneInfo("America/Los_Angeles")
    except ZoneInfoNotFoundError:
        return timezone(timedelta(hours=-8))


def _said(answer: httpx.Response) -> tuple[str, str]:
    """The reason and the words of Google's error body; empty where it is none."""
    error = (body_of(answer) or {}).get("error")
    if not isinstance(error, Mapping):
        return "", ""
    errors = error.get("errors")
    first = errors[0] if isinstance(errors, list) and errors and isinstance(errors[0], Mapping) else {}
    return str(first.get("reason") or ""), str(error.get("message") or first.get("message") or "")
