"""People who may be recognised in a picture.

Faces are found and counted. Whose they are is never asked, nothing of a face is kept or compared, and no
model that could do so is part of Pedel: that would be biometric data.

- `person`: one face from 20 pixels (in a large picture from 2 % of its long side).
- `people`: several; `{count}` says how many.

`{file}` is the picture's name, or its number when it has none.

A face is not all by which a person is known: clothes, a place, a name on a badge do it too, and a face that
is turned away is not found. So where nothing is found, nothing is promised, and the question whether anybody
can be recognised is for the clause to ask. A drawing or a statue may be taken for a person; the author knows
better.
Of a film the faces in the frame that has most of them are told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..match import Label, Match, Scan
from ..pictures.boxes import Box

CATEGORIES = {
    "person": Label("a person who may be recognised", "een mens die herkenbaar kan zijn"),
    "people": Label("people who may be recognised", "mensen die herkenbaar kunnen zijn"),
}
VALUES = ("count", "file")
BEYOND_YAML = True


@dataclass(frozen=True)
class Params:
    """What a pack may set: the fewest faces in one picture that are spoken of."""

    fewest: int = 1


def find(scan: Scan, params: Params) -> Iterator[Match]:
    """Yields one match for each picture or film with faces, with their boxes."""
    from ..pictures.faces import faces  # its parts are imported when a picture comes

    most: dict[int, tuple[Box, ...]] = {}
    for number, picture in scan.pictures:
        found = faces(picture)
        if len(found) > len(most.get(number, ())):
            most[number] = found
    for number, boxes in most.items():
        if len(boxes) >= max(params.fewest, 1):
            category = "person" if len(boxes) == 1 else "people"
            file = scan.draft.media[number - 1].name or str(number)
            values = {"count": str(len(boxes)), "file": file}
            yield Match(category, scan.picture_part(number), values=values, boxes=boxes)
