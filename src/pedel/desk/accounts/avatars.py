"""Taking in a picture for an avatar: decoded strictly, limited, written anew without its metadata."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from pedel.desk.pictures import decoding

FORMATS = ("PNG", "JPEG", "WEBP")
MAX_BYTES = 4_000_000
MAX_PIXELS = 16_000_000
MIN_SIDE = 96
SIDE = 800
"""Ours: no network shows an avatar larger, and nobody recognises one that is smaller than MIN_SIDE."""

TYPES = {".png": "image/png", ".jpg": "image/jpeg"}
"""What an avatar is served as; others are not kept."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept: its name, its bytes and their sha256 (hex)."""

    name: str
    content: ContentFile
    digest: str


def taken_in(upload: Any) -> Picture:
    """The uploaded file as a picture of ours; ValidationError says what is wrong with it."""
    if upload.size > MAX_BYTES:
        raise _refusal(_("This file is larger than 4 MB. Take a smaller picture."))
    if not upload.size:
        raise _refusal(_("This file is empty."))
    data, ending = _written(_decoded(upload.read()))
    digest = hashlib.sha256(data).hexdigest()
    return Picture(f"{digest[:24]}{ending}", ContentFile(data), digest)


def _decoded(data: bytes) -> Image.Image:
    with decoding(
        unknown=_refusal(_("This is not a picture in PNG, JPEG or WebP.")),
        too_many=_too_many(),
        damaged=_refusal(_("This picture is damaged: it cannot be read to its end.")),
    ):
        image = Image.open(io.BytesIO(data), formats=FORMATS)
        _check_size(*image.size)
        image.load()
        return ImageOps.exif_transpose(image)


def _check_size(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise _too_many()
    if min(width, height) < MIN_SIDE:
        raise _refusal(_("This picture is too small: each side needs 96 pixels or more."))


def _written(image: Image.Image) -> tuple[bytes, str]:
    """The pixels alone, no larger than an avatar is shown: PNG where it is see-through, else JPEG."""
    see_through = image.has_transparency_data
    plain = image.convert("RGBA" if see_through else "RGB")
    plain.thumbnail((SIDE, SIDE))
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    target = io.BytesIO()
    if see_through:
        bare.save(target, "PNG", optimize=True)
        return target.getvalue(), ".png"
    bare.save(target, "JPEG", quality=90)
    return target.getvalue(), ".jpg"


def _too_many() -> ValidationError:
    return _refusal(_("This picture has more than 16 million pixels. Make it smaller first."))


def _refusal(text: Any) -> ValidationError:
    return ValidationError({"avatar": text})
