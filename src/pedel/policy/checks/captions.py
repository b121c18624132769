"""A film with sound and nothing to read with it.

- `missing`: neither a track of captions in the film nor a file of them (`.srt`, `.vtt`) beside it. It is
  asked and not told: the sound may be music alone, the words may be drawn into the picture, and a network may
  make captions of its own, which somebody then has to read (WCAG 2.2, criterion 1.2.2, technique G87).

Looked at are films whose content is there. `{file}` is the film's name, or its number when it has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..match import Label, Match, Scan
from ..pictures.refusals import PictureError

CATEGORIES = {"missing": Label("a film without captions", "een film zonder ondertitels")}
VALUES = ("file",)
BEYOND_YAML = True
_FILES = (".srt", ".vtt")


@dataclass(frozen=True)
class Params:
    """What a pack may set: nothing."""


def find(scan: Scan, _params: Params) -> Iterator[Match]:
    """Yields a question for each film with sound and no captions."""
    beside = {_stem(media.name) for media in scan.draft.media if media.name.lower().endswith(_FILES)}
    for number, media in scan.album.films():
        if _stem(media.name) not in beside and _has_sound_alone(scan, number):
            yield Match(
                "missing", scan.picture_part(number), ask=True, values={"file": media.name or str(number)}
            )


def _has_sound_alone(scan: Scan, number: int) -> bool:
    try:
        told = scan.album.film(number)
    except PictureError:
        return False
    return told.has_sound and not told.has_captions


def _stem(name: str) -> str:
    """A name without its ending, nor the language that stands before it ("tour.nl.srt")."""
    stem = name.lower().rpartition(".")[0]
    return stem.rpartition(".")[0] if stem[-3:-2] == "." else stem
