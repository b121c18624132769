"""What was seen in pictures, so that the same picture is not looked at twice."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")

MOST = 2_000
"""How many sights are kept, the latest. Ours: ten for each of two hundred pictures."""


class Memory:
    """Sights by a picture's sha256 and what was looked for. It never holds a picture.

    Everything that is kept follows from the picture alone, so a report is the same with it and without it.
    Whoever makes one decides how long it lives: a draft that nobody may keep gets none that outlives it.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._sights: OrderedDict[tuple[str, str], Any] = OrderedDict()
        self._lock = Lock()

    def recalled(self, sha256: str, what: str, look: Callable[[], T]) -> T:
        """What is remembered of a picture, else what `look` gives now."""
        key = sha256, what
        with self._lock:
            if key in self._sights:
                self._sights.move_to_end(key)
                kept: T = self._sights[key]
                return kept
        sight = look()
        with self._lock:
            self._sights[key] = sight
            while len(self._sights) > self._most:
                self._sights.popitem(last=False)
        return sight
