"""The same picture as one that the institution knows, or nearly the same.

Each picture of a draft, and its mirror image, is compared with the fingerprints of the pictures that the
institution keeps (`pedel.policy.pictures.likeness`). No face and no thing is recognised: only the same
picture is, however it was compressed, resized, turned grey, captioned or cut by a little.

- `withdrawn`: somebody who can be seen in it no longer agrees.
- `expired`: the licence under which it was used has run out.
- `embargoed`: it is not to be seen by the public yet.
- `known`: nothing stands against it. It hangs in the library, with its maker and its description.

A picture of which more than `same` bits differ may be another one of the same make-up (cards made from one
template are): the author is asked. Known to the check: a `Likenesses`, filled by whoever keeps the pictures;
without it nothing is found. Of each picture the most serious of the nearest is told, once. `{title}` in a
message is the title of the known picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..match import Label, Match, Scan

if TYPE_CHECKING:
    from ..pictures.decoding import Picture
    from ..pictures.likeness import Likenesses, Near

CATEGORIES = {
    "withdrawn": Label(
        "a picture for which a consent was withdrawn", "een afbeelding waarvoor toestemming is ingetrokken"
    ),
    "expired": Label(
        "a picture of which the licence has run out", "een afbeelding waarvan de licentie is verlopen"
    ),
    "embargoed": Label("a picture that is not public yet", "een afbeelding die nog niet openbaar is"),
    "known": Label("a picture from the library", "een afbeelding uit de beeldbank"),
}
VALUES = ("title",)
BEYOND_YAML = True
_SERIOUS = tuple(CATEGORIES)


@dataclass(frozen=True)
class Params:
    """What a pack may set: of the 256 bits of two fingerprints so many may differ at most, and so many with a
    picture that surely is the same.
    """

    most: int = 72
    same: int = 36


def find(scan: Scan, params: Params) -> Iterator[Match]:
    """Yields at most one match for each picture."""
    known: Likenesses | None = scan.known
    if not known:
        return
    told: set[tuple[int, str]] = set()
    for number, picture in scan.pictures:
        near = _nearest(picture, known, params.most)
        if near and (number, near.asset.key) not in told:  # a film shows the same one in many frames
            told.add((number, near.asset.key))
            part, title = scan.picture_part(number), near.asset.title or near.asset.key
            yield Match(near.asset.status, part, ask=near.distance > params.same, values={"title": title})


def _nearest(picture: Picture, known: Likenesses, most: int) -> Near | None:
    from ..pictures.likeness import fingerprints

    marks = picture.seen("likeness", lambda one: fingerprints(one.pixels))
    found = [near for mark in marks for near in known.nearest(mark, most)]
    return min(found, key=lambda near: (_SERIOUS.index(near.asset.status), near.distance), default=None)
