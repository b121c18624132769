"""Signing in: allauth's addresses, without those by which people would manage accounts by themselves.

Addresses come from the steward or the identity provider, and an identity cannot be tied to somebody
else's account, so the pages for that are closed.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import include, path, re_path


def closed(request: HttpRequest, **_arguments: Any) -> None:
    raise Http404


urlpatterns = [
    re_path(r"^(?:email|confirm-email|phone|login/code|social|3rdparty/signup)/", closed),
    path("3rdparty/", closed),
    path("", include("allauth.urls")),
]
