"""The text that can be read in a picture, line by line, and where it stands.

Read by rapidocr with the models that its wheel carries (PP-OCRv6, small); nothing is fetched and nothing else
need be on the machine. Measured by `python -m bench.found`: of the characters of drawn English and Dutch
screenshots, 12 to 26 pixels high, light and dark, more than .999 are right, so no second reader is asked.
Upright text is read, up to a slight slant; turned, curved and hand-written text may not be.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from .boxes import Box

if TYPE_CHECKING:
    from .decoding import Picture, Pixels

LEAST = 0.6
"""A line that the reader is less sure of is left out. Ours: leaves and tiles in photographs read as letters
stay below it."""
LONGEST_SIDE = 1280
"""Lines are looked for in the picture made as small as this, in pixels, and then read at full size. Ours:
half the time of the whole picture, and letters of ten pixels are still found."""
MOST_LINES = 120
"""So many lines of a picture are read, from the top. Ours: a dense page has 60, and each takes a tenth of a
second."""
_TALL = 1.6
"""A picture this much taller than wide (a whole page on a telephone) is cut into bands. Ours."""
_QUIET = 0.2
"""A band may end earlier by so much of its height, where the rows are quietest. Ours."""
_MODELS = {"Det": "PP-OCRv6_det_small.onnx", "Rec": "PP-OCRv6_rec_small.onnx"}
_SETTINGS: dict[str, Any] = {
    "Global.log_level": "critical",
    "Global.use_cls": False,
    "Global.max_side_len": 100_000,
    "Det.limit_type": "max",
    "Det.limit_side_len": LONGEST_SIDE,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}
_CORES = 4
"""At most so many are taken for one picture. Ours: a server reads several at a time."""
_LOCK = Lock()


class Line(NamedTuple):
    """One line: its text, its place, and how sure the reader is of it (0 to 1)."""

    text: str
    box: Box
    confidence: float


@dataclass(frozen=True)
class Reading:
    """What was read in a picture, from top to bottom."""

    lines: tuple[Line, ...] = ()

    @cached_property
    def text(self) -> str:
        """The lines under one another; "" when nothing was read."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(line.text) + 1 for line in self.lines), initial=0))

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Where the characters `start` to `end` of `text` stand: a box for each line that they touch.

        Guessed from how wide letters usually are, so a box may be off by one of them.
        """
        found = []
        for begin, line in zip(self._starts, self.lines, strict=False):
            first, last = max(start - begin, 0), min(end - begin, len(line.text))
            if first < last:
                found.append(_part(line, first, last))
        return tuple(found)


def read(picture: Picture) -> Reading:
    """The text in a picture; it has no lines where there is none. The models are loaded by the first call."""
    return Reading(tuple(lines(picture.pixels)))


def lines(pixels: Pixels) -> Iterator[Line]:
    """The lines of upright pixels (uint8, height × width × 3), from top to bottom."""
    room = MOST_LINES
    for top, bottom in _bands(pixels):
        for line in _lines(pixels[top:bottom], top, room):
            room -= 1
            yield line
        if room <= 0:
            return


def _lines(pixels: Pixels, top: int, most: int) -> Iterator[Line]:
    import numpy as np

    image = np.ascontiguousarray(pixels[..., ::-1])  # it wants blue, green, red
    with _LOCK:
        corners = _reader()(image, use_rec=False).boxes
        if corners is None:
            return
        corners = corners[:most]
        said = _reader().recognize_txt(_reader().crop_text_regions(image, corners))
    for text, corner, confidence in zip(said.txts, corners, said.scores, strict=True):
        if confidence >= LEAST and text.strip():
            yield Line(text.strip(), _around(corner, top), float(confidence))


def _around(corners: Any, top: int) -> Box:
    """The upright rectangle around four corners in a band that begins at row `top`."""
    import numpy as np

    left, upper = np.floor(corners.min(axis=0)).clip(0).astype(int).tolist()
    right, lower = np.ceil(corners.max(axis=0)).astype(int).tolist()
    return Box(left, top + upper, right - left, lower - upper)


@cache
def _reader() -> Any:
    import rapidocr

    cores = min(_CORES, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1)
    threads = {"EngineConfig.onnxruntime.intra_op_num_threads": cores}
    folder = Path(rapidocr.__file__).parent / "models"
    models = {f"{step}.model_path": str(folder / name) for step, name in _MODELS.items()}
    return rapidocr.RapidOCR(params={**_SETTINGS, **threads, **models})


def _bands(pixels: Pixels) -> Iterator[tuple[int, int]]:
    """Rows from and to: the whole picture, or the bands of a tall one, cut between lines of text."""
    height, width = pixels.shape[:2]
    most = max(int(width * _TALL), 1)
    top = 0
    while height - top > most:
        cut = _quietest(pixels, top + int(most * (1 - _QUIET)), top + most)
        yield top, cut
        top = cut
    yield top, height


def _quietest(pixels: Pixels, first: int, last: int) -> int:
    """The middle of the longest run of the most even rows between two rows."""
    import numpy as np

    uneven = np.abs(np.diff(pixels[first:last, :, 1].astype(np.int16), axis=1)).sum(axis=1)
    quiet = uneven <= uneven.min()
    best = run = 0
    end = len(quiet)
    for row, is_quiet in enumerate(quiet.tolist()):
        run = run + 1 if is_quiet else 0
        if run >= best:
            best, end = run, row
    return first + end - best // 2


def _part(line: Line, first: int, last: int) -> Box:
    left, top, width, height = line.box
    ends = list(accumulate(map(_width, line.text), initial=0.0))
    start = left + round(width * ends[first] / ends[-1] - height / 8)
    stop = left + round(width * ends[last] / ends[-1] + height / 8)
    start, stop = max(start, left), min(stop, left + width)
    return Box(start, top, stop - start, height)


def _width(letter: str) -> float:
    """How wide a letter is beside an "n", in most typefaces about so."""
    if letter in "iIjl.,:;'|!()[]":
        return 0.5
    if letter in ' ftr-/"':
        return 0.6
    return 1.4 if letter in "mwMW@%€" else 1.2 if letter.isupper() else 1.0
