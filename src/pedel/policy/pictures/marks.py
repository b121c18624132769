"""The official marks of an institution: what each looks like, and what it asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from .decoding import PictureError, opened

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .decoding import Pixels

    Grey = NDArray[np.uint8]

SIDE = 256
"""A mark is compared in a square of so many pixels."""
MARGIN = 0.06
"""So much of its longer side stands around a mark in its reference: what is found at its edge needs a
surround."""
_SIZES = (512, 128)
"""Longer sides of the references, in pixels. The small one is like what stands in a corner of a
photograph."""
_BESIDE = 9
"""So wide is the brush that goes over the ink to see what stands close to it, in pixels of the square.
Ours."""
_INK = 32
"""Further than this from the paper (levels of 255) is ink. Ours."""


class Reference(NamedTuple):
    """A mark at one size, dark on light or the other way round, and the points by which it is found.

    `to_square` takes the reference's pixels to the square of SIDE pixels in which marks are compared.
    """

    points: NDArray[np.float32]
    descriptors: NDArray[np.float32]
    to_square: NDArray[np.float64]
    is_inverted: bool


@dataclass(frozen=True, eq=False)
class Mark:
    """An official mark in one variant, and what the institution asks of those who use it.

    `content` is its file (PNG with a see-through or a plain ground, as large as it comes; 512 pixels do).
    `min_size`: the fewest pixels of its longer side. `clear_space`: the share of its longer side that is to
    stay free on every side. `since` and `until`: the first and the last day on which it is the right one.
    """

    name: str
    content: bytes = field(repr=False)
    variant: str = ""
    min_size: int = 0
    clear_space: float = 0.0
    since: date | None = None
    until: date | None = None

    def is_of(self, day: date) -> bool:
        """Whether it is the right one on that day."""
        return (self.since or day) <= day <= (self.until or day)

    @cached_property
    def _drawn(self) -> tuple[Pixels, Grey]:
        """The mark alone on a paper that sets it off, with a margin; and where its ink is (255)."""
        return _on_paper(*_cut(self.content))

    @property
    def shown(self) -> Pixels:
        """The mark as it is compared: red, green, blue, on a paper of one colour, with a margin."""
        return self._drawn[0]

    @property
    def ink(self) -> Grey:
        """255 where `shown` has ink, 0 where it has paper."""
        return self._drawn[1]

    @cached_property
    def square(self) -> Grey:
        """The mark in grey in the square of SIDE pixels, whatever its shape."""
        import cv2

        grey = cv2.cvtColor(self.shown, cv2.COLOR_RGB2GRAY)
        return _bytes(cv2.resize(grey, (SIDE, SIDE), interpolation=cv2.INTER_AREA))

    @cached_property
    def near(self) -> Grey:
        """255 in `square` on its ink and close beside it, 0 where only the ground shows."""
        import cv2
        import numpy as np

        ink = cv2.resize(self.ink, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
        brush = np.ones((_BESIDE, _BESIDE), np.uint8)
        return _bytes(cv2.dilate(np.where(ink > 64, 255, 0).astype(np.uint8), brush))

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The mark large and small, as it is and inverted."""
        import cv2

        grey = cv2.cvtColor(self.shown, cv2.COLOR_RGB2GRAY)
        found = (_reference(_bytes(grey), size, inverted) for size in _SIZES for inverted in (False, True))
        return tuple(reference for reference in found if reference)


class Marks:
    """The marks of an institution. `fingerprint` names them all: other marks, another name."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._marks = tuple(marks)

    def __iter__(self) -> Iterator[Mark]:
        return iter(self._marks)

    def __len__(self) -> int:
        return len(self._marks)

    @cached_property
    def fingerprint(self) -> str:
        """The sha256 (hex) of their files, in their order."""
        import hashlib

        each = (hashlib.sha256(mark.content).digest() for mark in self._marks)
        return hashlib.sha256(b"".join(each)).hexdigest()


def sift() -> Any:
    """What finds points in a picture (Lowe, "Distinctive Image Features from Scale-Invariant Keypoints",
    2004).
    """
    import cv2

    return cv2.SIFT.create(nfeatures=4000, contrastThreshold=0.03)


def _cut(content: bytes) -> tuple[Pixels, Grey]:
    """A mark without the empty space around it, and its ink. Raises PictureError where there is no ink."""
    import cv2
    import numpy as np

    pixels = opened(content, "mark").pixels
    alpha = _alpha(content)
    if alpha is not None:
        ink = np.where(alpha > 127, 255, 0)
        pixels = _colours(content)
    else:
        edge = np.concatenate((pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]))
        paper = np.median(edge, axis=0)
        ink = np.where(np.abs(pixels - paper).max(axis=2) > _INK, 255, 0)
    inked = _bytes(ink.astype(np.uint8))
    left, top, width, height = cv2.boundingRect(inked)
    if not width:
        raise PictureError("damaged", "mark")
    around = slice(top, top + height), slice(left, left + width)
    return pixels[around], inked[around]


def _alpha(content: bytes) -> Grey | None:
    """How see-through each pixel is; None where all is opaque."""
    import numpy as np

    channel = _image(content).getchannel("A")
    return None if channel.getextrema()[0] > 127 else np.asarray(channel)


def _colours(content: bytes) -> Pixels:
    import numpy as np

    return np.asarray(_image(content).convert("RGB"))


def _image(content: bytes) -> Any:
    import io

    from PIL import Image

    return Image.open(io.BytesIO(content)).convert("RGBA")


def _on_paper(pixels: Pixels, ink: Grey) -> tuple[Pixels, Grey]:
    import cv2
    import numpy as np

    light = float(pixels[ink > 0].mean())
    paper = 255 if light < 140 else 0
    plain = np.where(ink[..., None] > 0, pixels, np.uint8(paper)).astype(np.uint8)
    space = max(round(max(ink.shape) * MARGIN), 1)
    around = (space, space, space, space, cv2.BORDER_CONSTANT)
    framed = cv2.copyMakeBorder(plain, *around, value=(paper, paper, paper))
    return _bytes(framed), _bytes(cv2.copyMakeBorder(ink, *around, value=0))


def _reference(grey: Grey, size: int, inverted: bool) -> Reference | None:
    import cv2
    import numpy as np

    scale = size / max(grey.shape)
    width, height = (max(round(side * scale), 8) for side in grey.shape[::-1])
    small = cv2.resize(grey, (width, height), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    points, descriptors = sift().detectAndCompute(255 - small if inverted else small, None)
    if descriptors is None:
        return None
    to_square = np.diag([SIDE / width, SIDE / height, 1.0])
    places = np.array([point.pt for point in points], np.float32)
    return Reference(places, descriptors, to_square, inverted)


def _bytes(found: Any) -> Grey:
    """What cv2 gives, as the array of bytes that it is."""
    import numpy as np

    return np.asarray(found, np.uint8)
