"""What a picture's file tells, for people in a terminal and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..pictures.decoding import Picture
from ..pictures.faces import faces
from ..pictures.notes import Notes, notes
from ..translation import speech
from .paper import MARGIN, Paper

_LABEL = 16


def as_object(picture: Picture) -> dict[str, Any]:
    """Everything as plain data. Places are latitude and longitude in degrees, boxes in pixels."""
    told = notes(picture)
    return {
        "name": picture.name,
        "format": picture.format,
        "width": picture.width,
        "height": picture.height,
        "bytes": len(picture.content),
        "sha256": picture.sha256,
        "moves": picture.is_animated,
        "faces": [box._asdict() for box in faces(picture)],
        "place": list(told.place) if told.place else None,
        "taken": told.taken,
        "camera": told.camera,
        "serial_numbers": dict(told.devices),
        "owner": told.owner,
        "people": list(told.people),
        "makers": list(told.makers),
        "copyright": told.copyright,
        "licence": told.licence,
        "last_day_of_use": told.expires.isoformat() if told.expires else None,
        "software": told.software,
        "ai": told.origin,
        "signed": told.is_signed,
        "unreadable_notes": told.is_broken,
    }


def write_picture(paper: Paper, picture: Picture, lang: str) -> None:
    """Writes a heading with the file's name, and a line for each thing that the file tells."""
    _ = speech(lang).gettext
    paper.heading(picture.name)
    shown = [*_picture(picture, lang), *_notes(notes(picture), lang)]
    for label, value in shown:
        if value:
            first = paper.text(f"{' ' * MARGIN}{label}", "quiet")
            paper.write(value, indent=MARGIN + _LABEL, first=first)
    paper.blank()


def _picture(picture: Picture, lang: str) -> Iterator[tuple[str, str]]:
    _ = speech(lang).gettext
    size = f"{picture.format.upper()}, {picture.width} × {picture.height}, {len(picture.content):,} bytes"
    yield _("picture"), size
    found = faces(picture)
    counted = (
        speech(lang)
        .ngettext("one that may be recognised", "{count} that may be recognised", len(found))
        .format(count=len(found))
    )
    yield _("faces"), counted if found else _("none found; somebody may be recognised all the same")


def _notes(told: Notes, lang: str) -> Iterator[tuple[str, str]]:
    _ = speech(lang).gettext
    origins = {"made": _("made with AI"), "altered": _("AI had a part in it"), "": ""}
    serials = {
        "camera serial number": _("serial number"),
        "lens serial number": _("serial number of the lens"),
    }
    yield _("place"), f"{told.place[0]:.5f}, {told.place[1]:.5f}" if told.place else ""
    yield _("taken"), told.taken
    yield _("camera"), ", ".join(filter(None, (told.camera, *(f"{serials[n]} {v}" for n, v in told.devices))))
    yield _("owner"), told.owner
    yield _("shown"), ", ".join(told.people)
    yield _("made by"), ", ".join(told.makers)
    yield _("rights"), ", ".join(filter(None, (told.copyright, told.licence)))
    yield _("use until"), told.expires.isoformat() if told.expires else ""
    yield _("software"), told.software
    yield (
        _("origin"),
        ", ".join(filter(None, (origins[told.origin], _("signed (C2PA)") if told.is_signed else ""))),
    )
    yield _("unreadable"), _("there are notes that no program should write") if told.is_broken else ""
    if told == Notes():
        yield _("notes"), _("none")
