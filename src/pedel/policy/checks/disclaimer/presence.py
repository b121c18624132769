"""Whether a profile or a post carries a disclaimer: the author's own view, and not the university's.

How people write either half stands in `grammar`; here is where it counts. In a profile
every form counts; in a post, where a university is spoken of anyway, "the university's … not" counts
beside an own view only, and otherwise the author must be the one who says it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ...match import Part, Scan
from ...pattern import Pattern
from ...text import Text
from .grammar import DENIED, LOOSELY_OWN, NO_DENIAL, NOT_MINE, ONLY_ME, OWN, SAYS_SO, TURN, apart


class Halves(NamedTuple):
    """Which halves of a disclaimer are there: the author's own view, and not the university's."""

    own: bool
    apart: bool


def halves(scan: Scan, institution: tuple[str, ...]) -> Halves:
    """What the profile's name and bio and the post itself hold of a disclaimer, taken together.

    A hit of the tag "wording" (what the institution prescribes) is a whole disclaimer.
    """
    own = apart = False
    names = tuple(institution)
    for part in scan.parts:
        if part.where in ("text", "name", "bio"):
            if scan.hits(part, "wording"):
                return Halves(True, True)
            if scan.hits(part, "claim"):
                found = _halves_of(part, names)
                own, apart = own or found.own, apart or found.apart
    return Halves(own, apart)


def _halves_of(part: Part, institution: tuple[str, ...]) -> Halves:
    folded = _readable(part)
    if ONLY_ME.search(folded):
        return Halves(True, True)
    own = any(_is_affirmed(folded, found) for found in OWN.finditer(folded))
    if not own and part.where != "text":
        own = any(_is_affirmed(folded, found) for found in LOOSELY_OWN.finditer(folded))
    patterns = apart(institution)
    if own or part.where != "text":
        told = patterns if own and part.where != "text" else patterns[:-1]
        return Halves(own, any(_says(folded, pattern) for pattern in told))
    if any(_says(sentence, p) for sentence in _loosely_own(part, folded) for p in patterns[:-1]):
        return Halves(True, True)
    return Halves(own, _says(folded, patterns.spoken, by_the_author=True))


def _loosely_own(part: Part, folded: str) -> Iterator[str]:
    """The sentences of a post that speak of an own view in any words."""
    for found in LOOSELY_OWN.finditer(folded):
        if len(folded) == len(part.text.clean) and _is_affirmed(folded, found):
            start, end = part.text.sentence(found.start())
            yield folded[start:end]


def _readable(part: Part) -> str:
    """The folded part, in which an unequal sign says "not" and a line of a bio ends no sentence."""
    clean, folded = part.text.clean, part.text.folded
    if "\u2260" in clean or "!=" in clean:
        folded = Text(clean.replace("\u2260", " not ").replace("!=", " not ")).folded
    return folded if part.where == "text" else folded.replace("\n", " | ")


def _is_affirmed(folded: str, found: Any) -> bool:
    """Whether an own view is said to be one, and not that it is none ("not my own views")."""
    start = int(found.start())
    before = folded[max(start - 40, 0) : start]
    return bool(TURN.search(before) or TURN.search(found.group()[:6]) or not DENIED.search(before))


def _says(folded: str, pattern: Pattern, *, by_the_author: bool = False) -> bool:
    """Whether a pattern of "not the university's" stands there, with no turn to the contrary in it."""
    for found in pattern.finditer(folded):
        start = int(found.start())
        if by_the_author and not SAYS_SO.search(folded[max(start - 80, 0) : start]):
            continue
        if NOT_MINE.search(found.group()) or NO_DENIAL.search(found.group()):
            continue
        turns = [int(turn.end()) for turn in TURN.finditer(found.group())]
        if not turns or pattern.search(found.group()[turns[-1] :]):
            return True
    return False
