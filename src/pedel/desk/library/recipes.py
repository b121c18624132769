"""How a picture is cut and made smaller: the proportions that posts have, and what the networks take."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.utils.translation import gettext_lazy as _

from pedel import networks
from pedel.networks import MediaRule

SHAPES = {
    "whole": (None, _("Whole")),
    "square": (1.0, _("Square")),
    "landscape": (16 / 9, _("Wide, 16:9")),
    "portrait": (4 / 5, _("Tall, 4:5")),
    "story": (9 / 16, _("Story, 9:16")),
}
"""Width by height, and the name. No guideline gives these: what networks show without cropping. Ours."""
THUMB_SIDE, PAGE_SIDE = 480, 1600
"""Pixels along the longer side, in a list (twice its size there, for sharp screens) and on a page. Ours."""
SAFE = ("image/jpeg", "image/png")
"""The types that every network takes."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A rendition to be made: its shape, the longest side in pixels, the most bytes, the media types."""

    shape: str = "whole"
    pixels: int | None = None
    bytes: int | None = None
    types: tuple[str, ...] = SAFE

    def name(self, focus_x: int = 50, focus_y: int = 50) -> str:
        """Its name: always the same for the same recipe and focal point; a whole picture has none."""
        place = [] if SHAPES[self.shape][0] is None else [focus_x, focus_y]
        told = json.dumps([asdict(self), place, 1], sort_keys=True)
        return f"{self.shape}-{hashlib.sha256(told.encode()).hexdigest()[:16]}"


THUMB = Recipe(pixels=THUMB_SIDE, types=("image/webp",))
PAGE = Recipe(pixels=PAGE_SIDE, types=("image/webp",))


def taking() -> list[str]:
    """The names of the networks that say what pictures they take."""
    return [name for name in networks.names() if _rule(name) is not None]


def fitting(names: Iterable[str], shape: str = "whole") -> Recipe:
    """A recipe that all of these networks take: the smallest of their limits."""
    rules = [rule for name in names if (rule := _rule(name)) is not None]
    types = tuple(each for each in SAFE if all(each in rule.types for rule in rules)) or SAFE[:1]
    return Recipe(shape, _least(rule.pixels for rule in rules), _least(rule.bytes for rule in rules), types)


def _least(figures: Iterable[int | None]) -> int | None:
    return min((figure for figure in figures if figure is not None), default=None)


def _rule(name: str) -> MediaRule | None:
    return networks.connector(name).pictures if networks.connects(name) else None
