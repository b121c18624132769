"""Headers that every answer carries."""

from __future__ import annotations

from collections.abc import Callable

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
