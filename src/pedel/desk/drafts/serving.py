"""Kept pictures as responses."""

from __future__ import annotations

from pathlib import PurePath

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404

from .decoding import TYPES


def served(name: str) -> FileResponse:
    """A kept picture as a response; only pictures that were taken in are ever served."""
    kind = TYPES.get(PurePath(name).suffix)
    if kind is None or not default_storage.exists(name):
        raise Http404
    response = FileResponse(default_storage.open(name), content_type=kind)
    response["Cache-Control"] = "private, max-age=3600"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
