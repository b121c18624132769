"""The language in which the desk speaks to a browser: kept in a cookie of its own."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse

A_YEAR = 31_536_000


def speak(response: HttpResponse, code: str) -> None:
    """Makes the browser ask for this language from now on."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
