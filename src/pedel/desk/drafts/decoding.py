"""Taking in a picture: decoded strictly to its last pixel, turned upright, without what the camera noted."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from pedel.desk.pictures import decoding

FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
MAX_BYTES = 15_000_000
MAX_PIXELS = 50_000_000
"""Ours: above any network's own limit, below what a decoder can be made to choke on."""

TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp"}
"""What a kept picture is served as."""
_ENDINGS = {"PNG": ".png", "GIF": ".png", "JPEG": ".jpg", "MPO": ".jpg", "WEBP": ".webp"}
_UPRIGHT = 1
_ORIENTATION = 0x0112


@dataclass(frozen=True, slots=True)
class Decoded:
    """A picture as it is kept: its bytes under a name of their own, their sha256 (hex) and its size."""

    content: ContentFile
    ending: str
    sha256: str
    width: int
    height: int


def decoded(upload: Any) -> Decoded:
    """The uploaded file as it is kept; ValidationError says what is wrong with it and what to do."""
    if upload.size > MAX_BYTES:
        raise refusal(_("This file is larger than 15 MB. Save the picture smaller and try again."))
    data = upload.read()
    if not data:
        raise refusal(_("This file is empty."))
    _of_another_kind(data)
    image = _opened(data)
    ending = _ENDINGS[image.format or ""]
    written, size = _written(image, ending)
    return Decoded(ContentFile(written), ending, hashlib.sha256(written).hexdigest(), *size)


def refusal(text: str) -> ValidationError:
    """Why a picture is not taken."""
    return ValidationError({"picture": text})


def _of_another_kind(data: bytes) -> None:
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<svg", b"<?xml", b"<!doctype svg")) or b"<svg" in start:
        raise refusal(_("This is an SVG drawing, which networks do not take. Export it as PNG."))
    if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1", b"avif"):
        raise refusal(
            _("This is a HEIC or AVIF picture, which networks do not take. Export it as JPEG on your phone.")
        )


def _opened(data: bytes) -> Image.Image:
    too_many = refusal(_("This picture has more than 50 million pixels. Make it smaller first."))
    with decoding(
        unknown=refusal(_("This is not a picture in PNG, JPEG, WebP or GIF.")),
        too_many=too_many,
        damaged=refusal(_("This picture is damaged: it cannot be read to its end. Save it anew.")),
    ):
        image = Image.open(io.BytesIO(data), formats=FORMATS)
        if image.width * image.height > MAX_PIXELS:
            raise too_many
        if getattr(image, "n_frames", 1) > 1 and image.format != "MPO":
            raise refusal(_("This picture moves. Only still pictures are taken here."))
        image.load()
        return image


def _written(image: Image.Image, ending: str) -> tuple[bytes, tuple[int, int]]:
    """The pixels alone, upright: place, time and camera stay with the photographer."""
    profile = image.info.get("icc_profile")
    is_upright = image.getexif().get(_ORIENTATION, _UPRIGHT) == _UPRIGHT
    quality: Any = "keep" if is_upright and image.format == "JPEG" else 95
    turned = image if is_upright else ImageOps.exif_transpose(image)
    target = io.BytesIO()
    if ending == ".jpg":
        turned.save(target, "JPEG", quality=quality, icc_profile=profile, exif=b"")
    elif ending == ".webp":
        turned.save(target, "WEBP", lossless=True, icc_profile=profile, exif=b"")
    else:
        _plain(turned).save(target, "PNG", icc_profile=profile, exif=b"")
    return target.getvalue(), turned.size


def _plain(image: Image.Image) -> Image.Image:
    """A picture for PNG: a GIF's palette with its see-through colour becomes real colours."""
    return image.convert("RGBA" if image.has_transparency_data else "RGB") if image.mode == "P" else image
