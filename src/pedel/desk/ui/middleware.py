"""Headers that every answer carries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

NEVER_ASKED = """
    accelerometer autoplay browsing-topics camera display-capture encrypted-media fullscreen geolocation
    gyroscope hid magnetometer microphone midi payment picture-in-picture screen-wake-lock serial usb
    xr-spatial-tracking
"""
"""What the desk never asks of a browser, so that nothing in a page can either."""
POLICY = ", ".join(f"{feature}=()" for feature in NEVER_ASKED.split())


class HeadersMiddleware:
    """Refuses what no page needs, and keeps pages of signed-in people out of every cache."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class ReadableMiddleware:
    """Refuses an address with a zero character in it, which PostgreSQL does not even look for (400)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """The API reads its query by itself, and says in JSON what is wrong."""
        if "%00" in request.META.get("QUERY_STRING", "") and not request.path_info.startswith("/api/"):
            raise BadRequest
