"""Where an official mark stands in a picture, and how it was treated there.

Points of the mark are looked for in the picture (SIFT), and those that lie together as they do in the mark
give its place (an affine map, by RANSAC: Fischler and Bolles, 1981). Other seals share many points with a
seal, so that place is then drawn back into a square and compared with the mark, quarter by quarter, where
the mark has its ink: most quarters must look alike, or two of them very much so, as in a mark that is half
hidden.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .boxes import Box
from .marks import MARGIN, SIDE, Mark, Marks, Reference, sift

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .decoding import Pixels
    from .marks import Grey

    Map = NDArray[np.float64]

ALIKE = 0.9
"""How alike two quarters must be (normalised correlation, 1 for the same). Measured by `python -m
bench.found`: other seals of the same make stay
below .9, and 118 of 120 official marks from 8 % of the width are above."""
LONGEST_SIDE = 1024
"""Marks are looked for in the picture made as small as this, in pixels. Ours: a mark of 8 % still has 80."""
_FEWEST = 5
"""Points that must lie together: an affine map takes three, two more bear it out. Ours."""
_RATIO = 0.82
"""How much nearer the best fit of a point must be than the second (Lowe, 2004, section 7.1, has .8)."""
_SLACK = 4.0
_THINNEST = 3.0
_FINE, _COARSE = 2.0, 12.0
"""Between these blurs, in pixels of the square, are a mark's lines and letters. Ours."""
_HIDDEN = 0.05
_BARE = 0.25
_STRAIGHT = 0.05
"""A turn or a slant of less than this (3 degrees, as a tangent) is how one places a mark; more is a
photograph of a thing that bears it, and how that thing looks is not the author's doing. Ours."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A mark in a picture.

    `likeness`: how sure (0 to 1). `stretch`: its longer way by its shorter one, 1 when its shape is right.
    `size`: pixels of its longer side. `colour`: how far its colours are off (CIE 1976 ΔE, about 2 is just
    visible). `clutter`: the share of its clear space that is not plain. `is_placed`: it was put there by a
    program, upright, and not photographed.
    """

    mark: Mark
    box: Box
    likeness: float
    stretch: float
    size: float
    colour: float
    clutter: float
    is_placed: bool


def sightings(pixels: Pixels, marks: Marks) -> list[Sighting]:
    """The marks that stand in upright pixels (uint8, height × width × 3), at most one for each place.

    Of several that fit one place (variants, an old version and a new one) the one that fits best.
    """
    if not len(marks):
        return []
    scene = _Scene(pixels)
    found = [sighting for mark in marks for sighting in _seen(scene, mark)]
    kept: list[Sighting] = []
    for one in sorted(found, key=lambda one: (-round(one.likeness, 1), one.colour)):
        if not any(_overlap(one.box, other.box) for other in kept):
            kept.append(one)
    return kept


class _Scene:
    """A picture made ready to look for marks in it; `scale` takes its pixels to those of the original."""

    def __init__(self, pixels: Pixels) -> None:
        import cv2
        import numpy as np

        self.scale = max(max(pixels.shape[:2]) / LONGEST_SIDE, 1.0)
        width, height = (max(round(side / self.scale), 1) for side in pixels.shape[1::-1])
        small: Any = pixels
        if self.scale > 1:
            small = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA)
        self.colours: Pixels = small
        self.grey: Grey = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8)
        points, self.descriptors = sift().detectAndCompute(self.grey, None)
        self.points = np.array([point.pt for point in points], np.float32)


def _seen(scene: _Scene, mark: Mark) -> Iterator[Sighting]:
    """The best of what the references of a mark find; nothing when none is alike."""
    placed = [(*_alike(scene, mark, there), there) for there in _places(scene, mark)]
    best = max(placed, key=lambda one: one[0], default=None)
    if best and best[0] >= ALIKE:
        yield _judged(scene, mark, best[1], best[0])


def _places(scene: _Scene, mark: Mark) -> Iterator[Map]:
    """Maps (3 × 3) from the mark's square to where it may stand in the scene."""
    import numpy as np

    for reference in mark.references:
        there = _map(scene, reference)
        if there is not None:
            yield there @ np.linalg.inv(reference.to_square)


def _map(scene: _Scene, reference: Reference) -> Map | None:
    import cv2
    import numpy as np

    if scene.descriptors is None or len(scene.descriptors) < _FEWEST:
        return None
    pairs = cv2.BFMatcher(cv2.NORM_L2).knnMatch(reference.descriptors, scene.descriptors, k=2)
    good = [
        one for one, two in (pair for pair in pairs if len(pair) > 1) if one.distance < _RATIO * two.distance
    ]
    if len(good) < _FEWEST:
        return None
    here = reference.points[[one.queryIdx for one in good]]
    there = scene.points[[one.trainIdx for one in good]]
    found, fits = cv2.estimateAffine2D(
        here, there, method=cv2.RANSAC, ransacReprojThreshold=_SLACK, maxIters=4000, confidence=0.999
    )
    if found is None or int(np.asarray(fits).sum()) < _FEWEST:
        return None
    long, short = np.linalg.svd(found[:, :2], compute_uv=False)
    if np.linalg.det(found[:, :2]) <= 0 or short <= 0 or long / short > _THINNEST:
        return None
    return np.vstack([found, [0.0, 0.0, 1.0]])


def _alike(scene: _Scene, mark: Mark, there: Map) -> tuple[float, Map]:
    """How alike the second-best quarter is, dark on light or light on dark, and the map made exact."""
    import numpy as np

    there = _exact(scene, mark, there)
    seen = _smooth(_drawn_back(scene.grey, there))
    wanted = _smooth(mark.square)
    near = np.asarray(mark.near, np.float32)
    half = SIDE // 2
    quarters = [(slice(y, y + half), slice(x, x + half)) for y in (0, half) for x in (0, half)]
    each = sorted(_correlation(seen[one], wanted[one], near[one]) for one in quarters)
    return max(_level(each), _level([-one for one in reversed(each)])), there


def _level(each: list[float]) -> float:
    """How alike four quarters are, from the least: the two in the middle, or the second best of a half
    hidden mark.
    """
    return max((each[1] + each[2]) / 2, each[2] - _HIDDEN)


def _exact(scene: _Scene, mark: Mark, there: Map) -> Map:
    """The map moved until the mark fits best (Evangelidis and Psarakis, 2008); as it was where that fails."""
    import cv2
    import numpy as np

    seen = _drawn_back(scene.grey, there)
    wanted = mark.square
    if _correlation(_smooth(seen), _smooth(wanted), np.asarray(mark.near, np.float32)) < 0:
        seen = 255 - seen
    stop = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 30, 1e-4)
    try:
        _, step = cv2.findTransformECC(
            wanted, seen, np.eye(2, 3, dtype=np.float32), cv2.MOTION_AFFINE, stop, mark.near, 5
        )
    except cv2.error:
        return there
    return np.asarray(there @ np.vstack([step, [0.0, 0.0, 1.0]]), np.float64)


def _drawn_back(picture: Any, there: Map) -> Any:
    """The square of a mark, filled from where it stands in a picture."""
    import cv2

    size = (SIDE, SIDE)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return cv2.warpAffine(picture, there[:2], size, flags=flags, borderMode=cv2.BORDER_REPLICATE)


def _smooth(grey: Any) -> Any:
    """Its lines and letters, without its grain and without the light that falls on it."""
    import cv2
    import numpy as np

    exact = np.asarray(grey, np.float32)
    return cv2.GaussianBlur(exact, (0, 0), _FINE) - cv2.GaussianBlur(exact, (0, 0), _COARSE)


def _correlation(one: Any, other: Any, where: Any) -> float:
    """From -1 to 1, each pixel counting as `where` says; 0 where one of them is plain."""
    import numpy as np

    total = float(where.sum())
    if not total:
        return 0.0
    a, b = (side - float((side * where).sum()) / total for side in (one, other))
    aa, bb, ab = (float((where * pair).sum()) / total for pair in (a * a, b * b, a * b))
    return ab / float(np.sqrt(aa * bb)) if min(aa, bb) > 1 else 0.0


def _judged(scene: _Scene, mark: Mark, there: Map, likeness: float) -> Sighting:
    import numpy as np

    height, width = mark.shown.shape[:2]
    upright = there @ np.diag([SIDE / width, SIDE / height, 1.0])  # from the mark's own pixels
    long, short = np.linalg.svd(upright[:2, :2], compute_uv=False)
    (a, b), (c, d) = upright[:2, :2]
    is_placed = a > 0 and d > 0 and abs(c) < _STRAIGHT * a and abs(b) < _STRAIGHT * d
    inner = 1 / (1 + 2 * MARGIN)
    return Sighting(
        mark=mark,
        box=_box(scene, mark, upright),
        likeness=likeness,
        stretch=float(long / short),
        size=float(scene.scale * long * max(height, width) * inner),
        colour=_colour(scene, mark, there),
        clutter=_clutter(scene, mark, upright) if mark.clear_space else 0.0,
        is_placed=bool(is_placed),
    )


def _box(scene: _Scene, mark: Mark, upright: Map) -> Box:
    """The rectangle around a mark without its margin, in pixels of the original picture."""
    import numpy as np

    height, width = mark.shown.shape[:2]
    space = max(height, width) * MARGIN / (1 + 2 * MARGIN)
    across, down = (space, width - space), (space, height - space)
    corners = upright @ np.array([[x, y, 1.0] for x in across for y in down]).T
    least, most = corners[:2].min(axis=1), corners[:2].max(axis=1)
    room = np.array(scene.grey.shape[::-1], np.float64)
    left, top = (np.clip(least, 0, room) * scene.scale).round().astype(int).tolist()
    right, bottom = (np.clip(most, 0, room) * scene.scale).round().astype(int).tolist()
    return Box(left, top, right - left, bottom - top)


def _colour(scene: _Scene, mark: Mark, there: Map) -> float:
    """How far the ink's colour is off, in its better quarter (CIE 1976 ΔE): the rest may be hidden.

    0 in a picture without colour.
    """
    import cv2
    import numpy as np

    if float(np.ptp(scene.colours.astype(np.int16), axis=2).max()) < 8:
        return 0.0
    size = (SIDE, SIDE)
    wanted = cv2.resize(mark.shown, size, interpolation=cv2.INTER_AREA)
    ink = cv2.resize(mark.ink, size, interpolation=cv2.INTER_AREA)
    core = cv2.erode(ink, np.ones((3, 3), np.uint8)) > 200
    if not core.any():
        core = ink > 127
    off = _lab(_drawn_back(scene.colours, there)) - _lab(wanted)
    return float(np.quantile(np.sqrt((off[core] ** 2).sum(axis=1)), _BARE))


def _lab(colours: Any) -> Any:
    import cv2
    import numpy as np

    return cv2.cvtColor(np.asarray(colours, np.float32) / 255, cv2.COLOR_RGB2LAB)


def _clutter(scene: _Scene, mark: Mark, upright: Map) -> float:
    """The share of the clear space in which something stands, or which lies outside the picture."""
    import cv2
    import numpy as np

    height, width = mark.shown.shape[:2]
    margin = max(height, width) * MARGIN / (1 + 2 * MARGIN)
    free = mark.clear_space * (max(height, width) - 2 * margin) - margin
    shift = np.array([[1.0, 0, -free], [0, 1.0, -free], [0, 0, 1.0]])
    wide, high = width + 2 * free, height + 2 * free
    square = np.diag([wide / SIDE, high / SIDE, 1.0])
    there = upright @ shift @ square
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    seen = cv2.warpAffine(scene.grey, there[:2], (SIDE, SIDE), flags=flags, borderValue=0)
    inside = cv2.warpAffine(
        np.full_like(scene.grey, 255), there[:2], (SIDE, SIDE), flags=flags, borderValue=0
    )
    ring = np.ones((SIDE, SIDE), bool)
    x, y = (int(SIDE * (free + margin / 2) / side) for side in (wide, high))
    ring[y : SIDE - y, x : SIDE - x] = False
    if not ring.any():
        return 0.0
    edges = cv2.Canny(np.asarray(cv2.GaussianBlur(seen, (0, 0), 1.5), np.uint8), 40, 100)
    busy = cv2.dilate(edges, np.ones((9, 9), np.uint8)) > 0
    return float((busy | (inside < 128))[ring].mean())


def _overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than a third of the smaller one."""
    wide = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    high = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    smaller = min(one.width * one.height, other.width * other.height)
    return min(wide, high) > 0 and wide * high * 3 > smaller
