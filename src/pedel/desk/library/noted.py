"""What the camera or a program left in a picture, as the page shows it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from PIL import ExifTags, Image

from pedel.desk.pictures import decoding

GPS, PRIVATE, OTHER = "place", "private", "other"
_BASE, _EXIF = ExifTags.Base, ExifTags.IFD.Exif
_PRIVATE = {
    _BASE.BodySerialNumber: "serial",
    _BASE.LensSerialNumber: "serial",
    _BASE.CameraOwnerName: "owner",
}
_OTHER = {
    _BASE.Artist: "maker",
    _BASE.Copyright: "copyright",
    _BASE.Model: "camera",
    _BASE.Software: "program",
    _BASE.DateTimeOriginal: "taken",
    _BASE.ImageDescription: "description",
}
LONGEST = 120


class _Unreadable(Exception):
    """The notes of this picture cannot be read."""


def noted(content: bytes) -> list[dict[str, str]]:
    """What stands in a picture's EXIF: `what`, `kind` ("place", "private" or "other") and `value`.

    The value of a place is not kept: that there is one is enough to know.
    """
    wrong = _Unreadable()
    try:
        with decoding(unknown=wrong, too_many=wrong, damaged=wrong):
            return list(_found(Image.open(io.BytesIO(content)).getexif()))
    except _Unreadable:
        return []


def _found(exif: Any) -> Iterator[dict[str, str]]:
    if exif.get_ifd(ExifTags.IFD.GPSInfo):
        yield {"what": "place", "kind": GPS, "value": ""}
    every = {**dict(exif.get_ifd(_EXIF)), **dict(exif)}
    for tags, kind in ((_PRIVATE, PRIVATE), (_OTHER, OTHER)):
        for tag, what in tags.items():
            if value := _plain(every.get(tag)):
                yield {"what": what, "kind": kind, "value": "" if kind == PRIVATE else value}


def _plain(value: Any) -> str:
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value or "")
    return "".join(each for each in text if each.isprintable()).strip()[:LONGEST]
