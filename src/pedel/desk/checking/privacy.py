"""What keeps the private check private: nothing of it is stored, logged or counted.

`PrivateMiddleware` stands before all others. It takes away what says who asks; while it serves a
private request, no log record of this thread gets out, an error is answered here (with its kind and
place, never with what was typed), and the answer carries no cookie and is kept nowhere.
`NothingOfTheCheck` also drops the lines of the server's own access log, which is written later.
"""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

PATHS = ("/check", "/api/v1/check", "/reminder", "/api/v1/access/reminder")
LARGEST = 400_000
"""The largest body, in bytes: the longest text with its profile and pictures, every character escaped."""

READ = ("application/x-www-form-urlencoded", "application/json")

_NAMED = re.compile(rf"(?<![\w/.-])({'|'.join(PATHS)})(?![\w-])")
_SECRET = re.compile(r"(?<![\w/.-])/(decide|emergency)/[\w-]")
"""Addresses that open something by themselves: whoever reads them in a log could use them."""
_private: ContextVar[bool] = ContextVar("private", default=False)
log = logging.getLogger("pedel.private")


def is_private(path: str) -> bool:
    """Whether this path belongs to the private check."""
    return any(path == private or path.startswith(f"{private}/") for private in PATHS)


class NothingOfTheCheck(logging.Filter):
    """Drops every log record that comes from a request to the private check, or names one; and every one
    that names an address which opens something by itself.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name == log.name:
            return True
        request = getattr(record, "request", None)
        if _private.get() or is_private(getattr(request, "path_info", "")):
            return False
        said = record.getMessage()
        return not _NAMED.search(said) and not _SECRET.search(said)


class TooMuch(Exception):
    """The body is larger than any draft."""

    status = 413

    def __str__(self) -> str:
        return _("This is more than Pedel checks at once. Check it in parts.")


class EncodedOnly(Exception):
    """The body is not a plain form: files of another kind of form could be laid down on disk."""

    status = 415

    def __str__(self) -> str:
        return _("The browser sent something that could not be read.")


def _refusal(request: HttpRequest) -> Exception | None:
    """Why a body is refused before it is read: it is too large, or reading it would touch the disk."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > LARGEST:
        return TooMuch()
    if request.method == "POST" and request.content_type not in READ:
        return EncodedOnly()
    return None


class PrivateMiddleware:
    """Serves private requests as the module says, and leaves all others alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_private(request.path_info):
            return self.get_response(request)
        _forget_who_asks(request)
        token = _private.set(True)
        try:
            return _kept_nowhere(self.get_response(request))
        except Exception as error:  # whatever it was, its words may hold what was typed
            return _kept_nowhere(_answer(request, error))
        finally:
            _private.reset(token)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        refusal = _refusal(request) if is_private(request.path_info) else None
        return _answer(request, refusal) if refusal else None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return _answer(request, error) if is_private(request.path_info) else None


def _forget_who_asks(request: HttpRequest) -> None:
    """Of all that a browser sends along, only the language that it reads in is kept."""
    name = settings.LANGUAGE_COOKIE_NAME
    request.COOKIES = {name: request.COOKIES[name]} if name in request.COOKIES else {}
    for header in ("HTTP_COOKIE", "HTTP_AUTHORIZATION"):
        request.META.pop(header, None)


def _kept_nowhere(response: HttpResponse) -> HttpResponse:
    response.cookies.clear()
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _answer(request: HttpRequest, error: Exception) -> HttpResponse:
    """An answer that says what can be done, and a log line that says where it broke."""
    status = getattr(error, "status", 500)
    if status == 500:
        log.error("The private check broke: %s at %s", type(error).__name__, _place(error))
    why = (
        str(error)
        if isinstance(error, (TooMuch, EncodedOnly))
        else _("Something broke here. It is our fault.")
    )
    if request.path_info.startswith("/api/"):
        return JsonResponse({"detail": why}, status=status)
    page = "report" if request.path_info.endswith("/live/") else "broke"
    try:
        return render(request, f"checking/{page}.html", {"public": True, "refused": why}, status=status)
    except Exception:  # an error inside an error's page would carry the first one along
        return HttpResponse(why, status=status, content_type="text/plain; charset=utf-8")


def _place(error: BaseException) -> str:
    frames: list[Any] = list(traceback.extract_tb(error.__traceback__))
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"
