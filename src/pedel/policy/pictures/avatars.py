"""Whether the picture of an account is an official mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .marks import Mark, Marks
from .sightings import sightings

if TYPE_CHECKING:
    from .decoding import Pixels

_SIDE = 512
"""Networks show an avatar small; it is made this large before a mark is looked for in it, in pixels. Ours."""
_FILLS = 0.25
"""A mark takes at least so much of the area of an avatar that shows it. Ours: half of its width and
height."""


def shown(pixels: Pixels, marks: Marks) -> Mark | None:
    """The mark that upright pixels (uint8, height × width × 3) show as an avatar, from 64 pixels; else None.

    Their pattern alone does not tell it: two shields of one outline have nearly the same (measured: 2 of 10).
    """
    large = _large(pixels)
    for one in sightings(large, marks):
        if one.box.width * one.box.height >= _FILLS * large.shape[0] * large.shape[1]:
            return one.mark
    return None


def _large(pixels: Pixels) -> Pixels:
    import cv2
    import numpy as np

    scale = _SIDE / max(pixels.shape[:2])
    if scale <= 1:
        return pixels
    size = (max(round(side * scale), 1) for side in pixels.shape[1::-1])
    return np.asarray(cv2.resize(pixels, tuple(size), interpolation=cv2.INTER_CUBIC), np.uint8)
