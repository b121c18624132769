"""Pictures made small enough, without changing what they show."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageOps

from ..errors import NetworkError, Trouble
from ..posting import Media

LARGEST = 1_000_000
"""Bytes of a picture that every server takes (see `media`)."""
SIDES = (2000, 1600, 1200, 900)
"""Pixels of the longer side that are tried, the largest first; 2000 is where Bluesky's own app begins
(`POST_IMG_MAX` in `src/lib/constants.ts` of bluesky-social/social-app)."""
QUALITIES = (90, 80, 70)
FORMATS = ("JPEG", "PNG", "WEBP")
"""What is opened at all: of Pillow's other formats some start programs of the machine."""
MOST_PIXELS = 50_000_000
"""What is unpacked at most, as much as the desk's own library takes: a few kilobytes can
hold more."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes, their type, and its size in pixels."""

    content: bytes
    media_type: str
    width: int
    height: int


def shrunk(media: Media) -> Picture:
    """The picture as it is where it is small enough; else the best one that is.

    A smaller one is a JPEG, a WebP where parts of it are transparent, and brings no metadata along. MEDIA
    where it is no picture at all.
    """
    with media.open() as file:
        content = file.read()
    try:
        return _shrunk(content, media)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning) as error:
        detail = f"{media.name} cannot be read as a picture; save it anew as JPEG or PNG"
        raise NetworkError(Trouble.MEDIA, detail, permanent=True) from error


def _shrunk(content: bytes, media: Media) -> Picture:
    with Image.open(io.BytesIO(content), formats=FORMATS) as found:
        if found.width * found.height > MOST_PIXELS:
            raise ValueError("more pixels than anybody can look at")
        found.load()
        upright = ImageOps.exif_transpose(found) if len(content) > LARGEST else found
        width, height = media.width or found.width, media.height or found.height
        if len(content) <= LARGEST:
            return Picture(content, media.media_type, width, height)
        smaller = next((one for one in _smaller(upright) if len(one.content) <= LARGEST), None)
    if smaller is None:
        detail = f"{media.name} cannot be made smaller than {LARGEST} bytes; crop it"
        raise NetworkError(Trouble.MEDIA, detail, permanent=True)
    return smaller


def _smaller(image: Image.Image) -> Iterator[Picture]:
    clear = image.has_transparency_data
    kind, media_type = ("WEBP", "image/webp") if clear else ("JPEG", "image/jpeg")
    plain = image.convert("RGBA" if clear else "RGB")
    plain.info.clear()
    for side in SIDES:
        sized = ImageOps.contain(plain, (side, side)) if max(plain.size) > side else plain
        for quality in QUALITIES:
            out = io.BytesIO()
            sized.save(out, kind, quality=quality)
            yield Picture(out.getvalue(), media_type, *sized.size)
