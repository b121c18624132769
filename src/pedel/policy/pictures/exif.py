"""What a camera notes in a picture (Exif 3.0, CIPA DC-008): place, serial numbers, names, its turn."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from .boxed import notes_of
from .kinds import Format
from .pieces import pieces

Fields = Mapping[str, str]

_ORIENTATION = 0x0112
_EXIF, _GPS = 0x8769, 0x8825
_LONGEST = 200
"""More characters of one note are not kept. Ours."""
MOST_NOTES = 1_000_000
"""More bytes of notes are not read. Ours: a note is a few kilobytes."""

_FIELDS = {
    0x010F: "camera",
    0x0110: "camera model",
    0x0131: "software",
    0x013B: "artist",
    0x8298: "copyright",
    0x9C9D: "author",
}
_EXIF_FIELDS = {
    0x9003: "taken",
    0xA430: "camera owner",
    0xA431: "camera serial number",
    0xA435: "lens serial number",
    0xA437: "photographer",
    0xA438: "image editor",
}


def exif_of(content: bytes, format: Format) -> bytes:
    """The EXIF of a picture's file as the bytes of a TIFF; empty when there is none."""
    for piece in pieces(content, format):
        body = content[piece.body]
        if piece.name == "APP1" and body.startswith(b"Exif\0"):
            return body[6:]
        if piece.name in ("eXIf", "EXIF"):
            return body.removeprefix(b"Exif\0\0")
    boxed = notes_of(content, b"Exif") if format == "avif" else []
    return next((body[4 + int.from_bytes(body[:4], "big") :] for body in boxed), b"")


def orientation(content: bytes, format: Format) -> int:
    """How the picture is to be turned, 1 to 8; 1, upright, also where nothing readable says so."""
    turn = read(exif_of(content, format)).get(_ORIENTATION)
    return turn if isinstance(turn, int) and 1 <= turn <= 8 else 1


def turned(turn: int) -> bytes:
    """An EXIF that says nothing but how the picture is to be turned: a TIFF with one field."""
    return struct.pack("<2sHIHHHIHHI", b"II", 42, 8, 1, _ORIENTATION, 3, 1, turn, 0, 0)


def read(tiff: bytes) -> Any:
    """The EXIF as Pillow reads it, empty where it cannot be read."""
    import warnings

    from PIL import Image

    exif = Image.Exif()
    if tiff and len(tiff) <= MOST_NOTES:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                exif.load(tiff)
                dict(exif)
        except Exception:
            return {}
    return exif


def fields(tiff: bytes) -> tuple[Fields, tuple[float, float] | None]:
    """The notes that matter, by name, and the place as latitude and longitude in degrees."""
    exif = read(tiff)
    found = {name: text for tag, name in _FIELDS.items() if (text := _text(exif.get(tag)))}
    inner = _inner(exif, _EXIF)
    found |= {name: text for tag, name in _EXIF_FIELDS.items() if (text := _text(inner.get(tag)))}
    return found, _place(_inner(exif, _GPS))


def _inner(exif: Any, tag: int) -> Mapping[int, Any]:
    try:
        return dict(exif.get_ifd(tag)) if exif else {}
    except Exception:
        return {}


def _text(value: Any) -> str:
    if isinstance(value, tuple) and value and all(isinstance(one, int) and 0 <= one < 256 for one in value):
        value = bytes(value)
    if isinstance(value, bytes):
        wide = value[1::2].count(0) * 2 >= len(value) - 1  # Windows writes UTF-16
        value = value.decode("utf-16-le" if wide else "utf-8", "replace")
    elif isinstance(value, str):  # written as UTF-8 by most, read as Latin-1 by the letter of the standard
        with suppress(UnicodeError):
            value = value.encode("latin-1").decode("utf-8")
    return " ".join(value.replace("\0", " ").split())[:_LONGEST] if isinstance(value, str) else ""


def _place(gps: Mapping[int, Any]) -> tuple[float, float] | None:
    """Degrees, minutes and seconds as degrees (Exif 3.0, section 4.6.6)."""
    try:
        north, east = (_degrees(gps[tag]) for tag in (2, 4))
    except (KeyError, TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    if not (abs(north) <= 90 and abs(east) <= 180) or (north == 0 and east == 0):
        return None
    south, west = _text(gps.get(1)).upper() == "S", _text(gps.get(3)).upper() == "W"
    return (-north if south else north), (-east if west else east)


def _degrees(value: Any) -> float:
    degrees, minutes, seconds = (float(one) for one in value)
    return degrees + minutes / 60 + seconds / 3600
