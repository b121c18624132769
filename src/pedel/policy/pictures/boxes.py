"""A place in a picture."""

from __future__ import annotations

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in pixels of the upright picture, from its upper left corner."""

    left: int
    top: int
    width: int
    height: int
