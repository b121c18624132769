"""Reading a file before it becomes an asset: what it is by its content, and whether it is whole."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from pedel.policy.pictures.likeness import fingerprint

from . import documents, films, noted
from .incoming import Incoming, picture_in, refusal
from .models import Asset

MAX_PICTURE, MAX_FILM, MAX_DOCUMENT = 25_000_000, 500_000_000, 50_000_000
"""Bytes. The first is the policy library's own limit; no guideline gives the others. Ours."""
MAX_BYTES = max(MAX_PICTURE, MAX_FILM, MAX_DOCUMENT)
ENDINGS = {"jpeg": ".jpg", "png": ".png", "webp": ".webp", "gif": ".gif", "avif": ".avif"}


@dataclass(frozen=True, slots=True)
class Read:
    """What a file is: its kind, media type and ending, and the facts that its kind has."""

    kind: str
    media_type: str
    ending: str
    facts: dict[str, Any] = field(default_factory=dict)


def read(incoming: Incoming) -> Read:
    """Reads a file to its end; ValidationError says what is wrong with it and what to do."""
    if not incoming.size:
        raise refusal(_("This file is empty."))
    incoming.file.seek(0)
    start = incoming.file.read(4096)
    if films.is_film(start):
        return _film(incoming, start)
    if documents.is_document(start):
        return _document(incoming, start)
    return _picture(incoming)


def _picture(incoming: Incoming) -> Read:
    _within(
        incoming, MAX_PICTURE, _("This file is larger than 25 MB. Save the picture smaller and try again.")
    )
    picture = picture_in(incoming)
    facts = {
        "width": picture.width,
        "height": picture.height,
        "fingerprint": fingerprint(picture.pixels),
        "noted": noted.noted(picture.content),
    }
    return Read(Asset.Kind.PICTURE, f"image/{picture.format}", ENDINGS[picture.format], facts)


def _film(incoming: Incoming, start: bytes) -> Read:
    _within(incoming, MAX_FILM, _("This film is larger than 500 MB. Export it smaller and try again."))
    film = films.opened(incoming.file)
    facts = {
        "width": film.width,
        "height": film.height,
        "seconds": film.seconds,
        "fingerprint": fingerprint(film.poster),
    }
    media_type, ending = films.type_of(start)
    return Read(Asset.Kind.FILM, media_type, ending, facts)


def _document(incoming: Incoming, start: bytes) -> Read:
    _within(incoming, MAX_DOCUMENT, _("This document is larger than 50 MB. Make it smaller and try again."))
    found = documents.opened(io.BytesIO(incoming.read()), start)
    return Read(Asset.Kind.DOCUMENT, found.media_type, found.ending, {"pages": found.pages})


def _within(incoming: Incoming, most: int, text: str) -> None:
    if incoming.size > most:
        raise refusal(text)
