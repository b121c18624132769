"""Whether a picture is the same, or nearly the same, as one that is known.

A fingerprint says where a picture is lighter and darker in its coarse pattern (the "pHash" of imagehash:
signs of the lowest 16 × 16 cosine frequencies). It tells nothing of who or what is shown, and nobody can be
found by it in another picture. It survives compressing, resizing, losing colour, cropping by a twentieth, a
caption and a turn by two degrees; mirrored pictures are searched as well. A crop by a tenth is another
picture to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

Status = Literal["withdrawn", "expired", "embargoed", "known"]

BYTES = 32
SIDE = 16
"""Frequencies across and down: 16 × 16 bits are 32 bytes."""
NEAR = 72
"""Of 256 bits so many may differ. Measured by `python -m bench.found`: changed copies stay below it and
the nearest of 10,000 other photographs does not reach it. Bare drawings of a few large shapes may."""
SAME = 36
"""Up to here it is the same picture, saved anew, made smaller or grey (measured there); above it, perhaps."""
_PLAIN = 3.0
"""Grey levels of 255 (standard deviation) below which a picture has no pattern to know it by. Ours."""
_STEP = 1 << 14
"""So many fingerprints are compared at a time: they stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A picture that the institution keeps.

    `key` is its own name for it. `status` says what stands against using it: its consent was withdrawn, its
    licence expired, it is embargoed; "known" says that nothing does. `title` may be shown to whoever posts.
    """

    key: str
    title: str = ""
    status: Status = "known"


class Near(NamedTuple):
    """A known picture and how many of 256 bits differ from it; 0 for the same pattern."""

    asset: Asset
    distance: int


def fingerprint(pixels: Pixels) -> bytes:
    """The 32 bytes of an upright picture (uint8, height × width × 3); b"" when it is too plain to have any.

    An empty sky, a blank page and a grey square all have the same pattern: none.
    """
    import imagehash
    import numpy as np
    from PIL import Image

    small = Image.fromarray(pixels).convert("L").resize((4 * SIDE, 4 * SIDE), Image.Resampling.LANCZOS)
    if float(np.asarray(small).std()) < _PLAIN:
        return b""
    bits = imagehash.phash(small, hash_size=SIDE).hash
    return np.packbits(np.asarray(bits, dtype=bool)).tobytes()


def fingerprints(pixels: Pixels) -> tuple[bytes, ...]:
    """Those of a picture and of its mirror image; none of a plain one."""
    both = fingerprint(pixels), fingerprint(pixels[:, ::-1])
    return both if all(both) else ()


class Likenesses:
    """Known pictures by their fingerprint, searched exactly: all of them are compared, none is passed over.

    A million take 40 MB and some milliseconds. Several threads may use one at the same time.
    """

    def __init__(self) -> None:
        import numpy as np

        self._assets: list[Asset] = []
        self._places: dict[str, int] = {}
        self._columns: NDArray[np.uint64] = np.zeros((BYTES // 8, 64), np.uint64)
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._assets)

    def add(self, asset: Asset, fingerprint: bytes) -> None:
        """Keeps a picture; one of the same key is replaced. An empty fingerprint is not kept.

        Raises ValueError when it has neither 32 bytes nor none.
        """
        if not fingerprint:
            self.remove(asset.key)
            return
        column = _column(fingerprint)
        with self._lock:
            place = self._places.setdefault(asset.key, len(self._assets))
            if place == len(self._assets):
                self._assets.append(asset)
                self._make_room()
            self._assets[place] = asset
            self._columns[:, place] = column

    def remove(self, key: str) -> None:
        """Forgets the picture of that key, if there is one."""
        with self._lock:
            if (place := self._places.pop(key, None)) is None:
                return
            last = self._assets.pop()
            if place < len(self._assets):
                self._assets[place] = last
                self._places[last.key] = place
                self._columns[:, place] = self._columns[:, len(self._assets)]

    def nearest(self, fingerprint: bytes, most: int = NEAR) -> list[Near]:
        """The known pictures of which at most `most` bits differ, the nearest first."""
        if not fingerprint:
            return []
        with self._lock:
            found = [Near(self._assets[place], far) for place, far in self._within(fingerprint, most)]
        return sorted(found, key=lambda near: (near.distance, near.asset.key))

    def _within(self, fingerprint: bytes, most: int) -> list[tuple[int, int]]:
        import numpy as np

        wanted = _column(fingerprint)
        found: list[tuple[int, int]] = []
        for start in range(0, len(self._assets), _STEP):
            some = self._columns[:, start : min(start + _STEP, len(self._assets))]
            far = np.bitwise_count(some[0] ^ wanted[0]).astype(np.uint16)
            for row in range(1, len(some)):
                far += np.bitwise_count(some[row] ^ wanted[row])
            found += ((start + int(at), int(far[at])) for at in np.flatnonzero(far <= most))
        return found

    def _make_room(self) -> None:
        import numpy as np

        if len(self._assets) > self._columns.shape[1]:
            self._columns = np.concatenate((self._columns, np.zeros_like(self._columns)), axis=1)


def _column(fingerprint: bytes) -> NDArray[np.uint64]:
    import numpy as np

    if len(fingerprint) != BYTES:
        raise ValueError(f"a fingerprint has {BYTES} bytes, not {len(fingerprint)}")
    return np.frombuffer(fingerprint, np.uint64)
