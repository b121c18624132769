"""The pictures of a request."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest

from .. import access
from ..pictures import picture_of


def picture(request: HttpRequest, pk: int, sha256: str) -> FileResponse:
    """A picture of the post that a request is about."""
    return picture_of(access.request_for(request.user, pk).revision, sha256)
