"""How much anybody may ask of the desk, counted in this process's memory and nowhere else.

Who is signed in or brings a token has `requests_per_minute` over the API. Strangers are never told
apart: what they send in shares a few seats, and a body has a largest size. Only an address that
brings wrong tokens is counted, for a minute. Attempts to sign in are counted by allauth.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja.throttling import BaseThrottle

MINUTE = 60
SEATS = 2
"""So many strangers' forms are worked on at the same time in one process; the other threads stay free."""
PATIENCE = 0.5
"""Seconds that one more waits for a seat."""
LARGEST_BODY = 500_000
"""Bytes that a stranger may send; the longest text that is checked is far shorter."""


class Minute:
    """Counts by key from one full minute to the next, then forgets everything."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.lock = threading.Lock()
        self.minute = 0
        self.counts: Counter[Any] = Counter()

    def count(self, key: Any) -> int:
        """One more for this key; gives how many there are in this minute."""
        with self.lock:
            minute = int(self.clock() // MINUTE)
            if minute != self.minute:
                self.minute = minute
                self.counts.clear()
            self.counts[key] += 1
            return self.counts[key]

    def left(self) -> int:
        """Seconds until the next minute begins, at least one."""
        return max(1, int(MINUTE - self.clock() % MINUTE))


ASKED = Minute()


class PerPerson(BaseThrottle):
    """A person's requests over the API, by page and by all their tokens together."""

    def allow_request(self, request: HttpRequest) -> bool:
        person = getattr(request, "auth", None)
        return person is None or ASKED.count(person.pk) <= settings.PEDEL.requests_per_minute

    def wait(self) -> float:
        return ASKED.left()


WRONG = Minute()


def has_guessed_too_often(request: HttpRequest) -> bool:
    """Whether this address has brought too many wrong tokens in this minute; this one counts too.

    A tenth of what a person may ask is plenty for mistakes.
    """
    if "Authorization" not in request.headers:
        return False
    return WRONG.count(request.META.get("REMOTE_ADDR")) > max(1, settings.PEDEL.requests_per_minute // 10)


class SeatsMiddleware:
    """What strangers send in waits for a seat, and is not larger than it can sensibly be."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.seats = threading.BoundedSemaphore(SEATS)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_sent_by_a_stranger(request):
            return self.get_response(request)
        if _length(request) > LARGEST_BODY:
            return JsonResponse({"detail": _("This is more than the desk reads at once.")}, status=413)
        if not self.seats.acquire(timeout=PATIENCE):
            return _later(1)
        try:
            return self.get_response(request)
        finally:
            self.seats.release()


def _is_sent_by_a_stranger(request: HttpRequest) -> bool:
    known = settings.SESSION_COOKIE_NAME in request.COOKIES or "Authorization" in request.headers
    return request.method == "POST" and not known


def _length(request: HttpRequest) -> int:
    given = request.META.get("CONTENT_LENGTH") or "0"
    return int(given) if given.isdigit() else 0


def _later(seconds: int) -> HttpResponse:
    answer = JsonResponse(
        {"detail": _("Many people are asking right now. Try again in a moment.")}, status=429
    )
    answer["Retry-After"] = str(seconds)
    return answer
