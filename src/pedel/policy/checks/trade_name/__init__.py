"""The university's name used to promote something of one's own.

Looks for the institution's trade names, as words, hashtags and handles, in the draft's own text
and in the profile it will appear under.

- `promotion`: the name near an offer from outside the university: a session to book, a price for
  tutoring or coaching, a discount code, the author's own company or shop with a way to become a
  customer; or borrowed as praise ("official partner of …", "… certified coach", "used by …").
- `posing`: a display name or handle that is the university's, alone or with a word such as
  "official", "shop" or "coaching".

Left alone: where somebody works or studies, the university's own education, fees, summer schools,
open days, vacancies, fund and alumni, books and research on any of these, grants, and words that
keep the two apart ("independent of my work at …"). A person's own name beside the university's is
no pose. A discount for the university's staff or students is a question, and so is a bio that holds
both the university and an offer.

Source: Leiden University's guidelines, section "Logo": "Do not use the Leiden University/Universiteit
Leiden trade name to promote your own external and personal activities or those of others."
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...match import Label, Match, Part, Scan
from ...terms import TermList
from .posing import pose
from .promotion import Promotion, promotion

CATEGORIES = {
    "promotion": Label(
        "the university's name beside an offer from outside it",
        "de naam van de universiteit bij een aanbod van buiten de universiteit",
    ),
    "posing": Label(
        "a name or handle that poses as the university",
        "een naam of handle die zich voordoet als de universiteit",
    ),
}
VALUES = ("name",)
WAKES_ON_TERMS = True

_JOINED_FROM = 8
"""Names of fewer letters are not looked for inside longer handles: "uva" stands in "uvaldo"."""


@dataclass(frozen=True)
class Params:
    """What a pack may set: the `names` under which the university trades, in all languages."""

    names: tuple[str, ...] = ()


def terms(params: Params) -> Mapping[str, TermList]:
    """The names as words, written together ("LeidenUniversity"), and at the start of a handle."""
    joined = ["".join(filter(str.isalnum, name)) for name in params.names]
    long = [name for name in joined if len(name) >= _JOINED_FROM]
    return {
        "name": TermList((*params.names, *joined)),
        "joined": TermList(tuple(f"*{name}*" for name in long)),
    }


def find(scan: Scan, params: Params) -> Iterator[Match]:
    """Yields at most one match for the text, the bio, the display name and the handle each."""
    for part in scan.parts:
        if part.where in ("text", "bio") and scan.hits(part, "name"):
            if found := promotion(scan, part):
                yield _promoted(part, found)
        elif part.where in ("name", "handle") and (span := pose(scan, part)):
            yield Match("posing", part, *span, values={"name": part.text.clean[slice(*span)]})


def _promoted(part: Part, found: Promotion) -> Match:
    name = part.text.clean[found.start : found.end]
    return Match("promotion", part, found.start, found.end, ask=found.ask, values={"name": name})
