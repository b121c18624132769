"""An official mark of the institution in a picture.

The marks come from the institution itself (none is part of Pedel): a `Marks` is known to the check
(`pedel.policy.pictures.marks`), without it nothing is found. A mark is found from 8 % of the picture's width,
half hidden, compressed, light on dark or dark on light; thin lines straight on a restless photograph may be
missed, and so may a mark seen far from the side. Another institution's seal is none.

- `shown`: a mark stands in the picture.
- `stretched`: it is longer in one direction than it should be, by more than `stretch`.
- `recoloured`: its colours are in no variant of it (CIE 1976 ΔE above `colour`).
- `small`: its longer side has fewer pixels than the mark asks for.
- `crowded`: more than `clutter` of its clear space is taken, or lies outside the picture.
- `old`: it was the right one before, or will be one day; `{since}` says until or from when.

How a mark is treated is only said of one that somebody put there, upright; not of a flag or a facade in a
photograph. `{name}` is the mark's name and variant, `{size}` what it measures, `{least}` what it should.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ..match import Label, Match, Scan

if TYPE_CHECKING:
    from ..pictures.decoding import Picture
    from ..pictures.marks import Mark, Marks
    from ..pictures.sightings import Sighting

CATEGORIES = {
    "shown": Label("an official mark", "een officieel beeldmerk"),
    "stretched": Label("an official mark out of shape", "een vervormd beeldmerk"),
    "recoloured": Label("an official mark in other colours", "een beeldmerk in andere kleuren"),
    "small": Label("an official mark that is too small", "een te klein beeldmerk"),
    "crowded": Label("an official mark without room around it", "een beeldmerk zonder ruimte eromheen"),
    "old": Label("an official mark that is not the current one", "een beeldmerk dat niet het huidige is"),
}
VALUES = ("name", "size", "least", "since")
BEYOND_YAML = True


@dataclass(frozen=True)
class Params:
    """What a pack may set.

    `stretch`: by how much one direction may be longer than the other. `colour`: how far (ΔE) colours may be
    off; 2 is just visible, and a screen, a camera or a strong compression adds its own. `clutter`: the share
    of the clear space that may be taken. No standard gives these figures. Ours.
    """

    stretch: float = 0.06
    colour: float = 30.0
    clutter: float = 0.1


def find(scan: Scan, params: Params) -> Iterator[Match]:
    """Yields for each mark in a picture one match that it is there, and one for each thing amiss with it."""
    marks: Marks | None = scan.known
    if not marks:
        return
    told: set[tuple[int, str, str]] = set()
    for number, picture in scan.pictures:
        part = scan.picture_part(number)
        for one in _sightings(picture, marks):
            for category in ("shown", *_amiss(one, marks, scan.day, params)):
                key = number, one.mark.name, category
                if key not in told:  # a film shows the same one in many frames
                    told.add(key)
                    yield Match(category, part, values=_values(one, scan.day), boxes=(one.box,))


def _sightings(picture: Picture, marks: Marks) -> list[Sighting]:
    from ..pictures.sightings import sightings

    return picture.seen(f"marks {marks.fingerprint}", lambda one: sightings(one.pixels, marks))


def _amiss(one: Sighting, marks: Marks, day: date, params: Params) -> Iterator[str]:
    if not any(mark.is_of(day) for mark in _looking_like(one.mark, marks)):
        yield "old"
    if not one.is_placed:
        return
    if one.stretch > 1 + params.stretch:
        yield "stretched"
    if one.colour > params.colour:
        yield "recoloured"
    if one.size < one.mark.min_size:
        yield "small"
    if one.clutter > params.clutter:
        yield "crowded"


def _looking_like(mark: Mark, marks: Marks) -> list[Mark]:
    """The entries with the very same file: one mark may have been right in two times."""
    return [other for other in marks if other.content == mark.content]


def _values(one: Sighting, day: date) -> Mapping[str, str]:
    name = f"{one.mark.name} ({one.mark.variant})" if one.mark.variant else one.mark.name
    changed = one.mark.until if one.mark.until and one.mark.until < day else one.mark.since
    return {
        "name": name,
        "size": str(round(one.size)),
        "least": str(one.mark.min_size),
        "since": changed.isoformat() if changed else "",
    }
