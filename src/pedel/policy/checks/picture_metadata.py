"""What a picture's file tells beside the picture: where, with which camera, of whom, by whom, and until when.

Read are EXIF, XMP, IPTC and C2PA; nothing is fetched from anywhere. Many networks take these notes out of
what they show, some do not, and all of them get them.

- `place`: coordinates, to some metres. They are not repeated anywhere.
- `device`: the serial number of a camera or a lens, by which pictures of one person can be brought together.
- `owner`: the name of the camera's owner.
- `named`: names of people in the picture, as programs write them around faces.
- `maker`: who made it, or who holds the rights, without a licence beside it; `{value}` says whom.
- `licence`: a Creative Commons licence, which asks for the maker's name; `{value}` says which and by whom.
- `expired`: the last day of its use has passed; `{value}` is that day (ISO 8601).
- `contradiction`: two makers that differ, or all rights reserved beside a free licence.
- `made_by_ai`, `altered_by_ai`: the file says that a trained model made it or had a part in it. That is a
  question and no reproach: readers may want to know.
- `unreadable`: notes that no program should write (entities, megabytes of XML), so that nobody can say what
  they tell.

`{file}` is the picture's name, or its number when it has none. A file without notes proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..match import Label, Match, Scan

if TYPE_CHECKING:
    from datetime import date

    from ..pictures.notes import Notes

CATEGORIES = {
    "place": Label("where a picture was taken", "waar een foto is gemaakt"),
    "device": Label("the serial number of a camera", "het serienummer van een camera"),
    "owner": Label("the name of a camera's owner", "de naam van de eigenaar van een camera"),
    "named": Label("the names of people in a picture", "de namen van mensen op een foto"),
    "maker": Label("the maker of a picture", "de maker van een afbeelding"),
    "licence": Label("the licence of a picture", "de licentie van een afbeelding"),
    "expired": Label("a picture whose time has run out", "een afbeelding waarvan de termijn is verlopen"),
    "contradiction": Label(
        "notes on rights that contradict each other", "aantekeningen over rechten die elkaar tegenspreken"
    ),
    "made_by_ai": Label("a picture made with AI", "een afbeelding die met AI is gemaakt"),
    "altered_by_ai": Label("a picture altered with AI", "een afbeelding die met AI is bewerkt"),
    "unreadable": Label("notes that cannot be read", "aantekeningen die niet te lezen zijn"),
}
VALUES = ("value", "file")
BEYOND_YAML = True
_SHOWN = 3


@dataclass(frozen=True)
class Params:
    """What a pack may set: the `own` makers, whose pictures need no question about rights."""

    own: tuple[str, ...] = ()


def find(scan: Scan, params: Params) -> Iterator[Match]:
    """Yields a match for each thing that a picture's file tells."""
    for number, picture in scan.pictures:
        if scan.draft.media[number - 1].kind != "picture":
            continue
        from ..pictures.notes import notes  # its parts are imported when a picture comes

        file = picture.name or str(number)
        for category, value in _told(notes(picture), params, scan.day):
            ask = category in ("made_by_ai", "altered_by_ai")
            values = {"value": value, "file": file}
            yield Match(category, scan.picture_part(number), ask=ask, values=values)


def _told(notes: Notes, params: Params, day: date) -> Iterator[tuple[str, str]]:
    if notes.place:
        yield "place", ""
    if notes.devices:
        yield "device", ", ".join(name for name, _ in notes.devices)
    if notes.owner:
        yield "owner", ""
    if notes.people:
        yield "named", str(len(notes.people))
    if notes.origin:
        yield f"{notes.origin}_by_ai", ""
    if notes.is_broken:
        yield "unreadable", ""
    yield from _rights(notes, params, day)


def _rights(notes: Notes, params: Params, day: date) -> Iterator[tuple[str, str]]:
    makers = ", ".join(notes.makers[:_SHOWN])
    if notes.expires and notes.expires < day:
        yield "expired", notes.expires.isoformat()
    if notes.is_disputed or (notes.licence and notes.is_reserved):
        rights = notes.licence if notes.is_reserved else ""
        yield "contradiction", ", ".join(filter(None, (makers, rights)))
    elif notes.licence:
        yield "licence", f"{makers}, {notes.licence}" if makers else notes.licence
    elif (makers or notes.copyright) and not _own(notes, params):
        yield "maker", makers or notes.copyright


def _own(notes: Notes, params: Params) -> bool:
    told = " ".join((*notes.makers, notes.copyright)).casefold()
    return any(own.casefold() in told for own in params.own)
