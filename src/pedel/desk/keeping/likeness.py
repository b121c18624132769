"""Whether two avatars look the same, although a network has written one of them anew."""

from __future__ import annotations

import io

import imagehash
from PIL import Image

SAME = 10
"""Bits of 64 in which the hashes of one picture may differ. Ours: our own avatars, cut down to 48 pixels and
written as JPEG of quality 40, differ in at most 6; two different ones in 20 and more (see the tests)."""
LARGEST = 40_000_000
"""Pixels of a picture that is looked at; a larger one is no avatar. Ours."""


def likeness(data: bytes) -> str:
    """The perceptual hash of a picture (DCT of its brightness, 64 bits, hex); "" where it is none.

    N. Krawetz, "Looks Like It" (2011), as imagehash's `phash` computes it. Transparency is seen on white.
    """
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > LARGEST:
                return ""
            image.draft("RGB", (400, 400))
            seen = image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return ""
    plain = Image.new("RGBA", seen.size, "white")
    plain.alpha_composite(seen)
    return str(imagehash.phash(plain.convert("RGB")))


def is_alike(one: str, other: str) -> bool:
    """Whether two hashes are of pictures that look the same; not where one is not known."""
    if not one or not other:
        return False
    return bool(imagehash.hex_to_hash(one) - imagehash.hex_to_hash(other) <= SAME)
