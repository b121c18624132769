"""What is said of a group of people that takes away their worth, their rights or their place.

The groups are people by the grounds of article 1 of the Dutch Constitution (religion, belief,
race, sex, disability, sexual orientation) and by origin, as in articles 137c and 137d of the
Dutch Criminal Code; political opinion, trades and functions are left out on purpose. In the
sentence every group becomes a run of one control character, so that the frames need no names.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, NamedTuple

from ...match import Part, Scan
from ...pattern import Pattern
from ...terms import TermList
from ...text import Span, Text
from .._frames import Frames, pattern, words
from .pronouns import taken_up_here, taken_up_next

SIGNS = (
    "vile done do denied kitchen ruining unable trait fit moeten slaan verpesten niet-kunnen te niet-mogen"
    " vergas strike murder scum out hate slighted gooi entrust does vice sign"
)
"""The tags without a word of which nothing is said against a group; `[sign]` holds what they miss."""

_NAME = "disrespect/groups"
_NOUN, _KIND, _LOT = "\x01", "\x02", "\x03"
_MARKS = {
    "group": _NOUN,
    "slur": _NOUN,
    "slur-aimed": _NOUN,
    "slur-joined": _NOUN,
    "kind": _KIND,
    "lot": _LOT,
}
_BEFORE, _AFTER = 60, 90

# A group is a noun ("Turks"), a kind of people ("Turkish students") or a kind made a noun ("the Irish").
_UNIT = pattern(
    r"\x01+(?:[ -]\x01+)*(?: {person}\b)?|\x02+(?:[ -][\x01\x02]+)*[ -](?:{person}\b|\x01+)"
    r"|\b(?:the|those|these|all|alle|die|de|{slighted}) \x02+|\x03+",
    _NAME,
)
_FRAMES, _SLIGHT, _EXEMPT = (Frames(_NAME, tag) for tag in ("frame", "slight", "exempt"))
_SLIGHTED = pattern(r"^{slighted} ", _NAME)
_WEAK = pattern(r"\b{weak}\b", _NAME)
# "Blind people cannot drive" is a fact; "blind people cannot think" is none.
_FACT = pattern(
    r"\b{impaired}\b.* (?:cannot|can't|can not|kunnen|kan|should not|shouldn't|mogen|must not)\b"
    r".*\b{ability}\b",
    _NAME,
)
_RELATIVE = Pattern(r"[a-z](?:[^m]en|[aeo]rs|eurs) $")  # "smokkelaars die mensen …": no "those people"
# "Refugees must not be left to drown": somebody is spared.
_SPARED = pattern(
    r" (?:je|we|wij|ze|men) (?:[a-z]+ ){0,2}(?:niet|nooit|geen) (?:[a-z]+ ){0,3}{slaan}$", _NAME
)
# "The Irish" are people where the sentence goes on like this; "the Irish government" is not.
_GOES_ON = Pattern(
    r"^ (?:are|is|should|must|need|do|don't|zijn|moeten|horen|and|en|out|back|home|here|hier)\b|^[^ ]|^ ?$"
)


class Said(NamedTuple):
    """What is said: the clean span, whether the group has a name, and to where a pronoun leads."""

    start: int
    end: int
    is_named: bool
    about: Span | None = None


def signs() -> TermList:
    """The words without one of which nothing is said against a group."""
    found = dict.fromkeys(word for tag in SIGNS.split() for word in words(_NAME, tag))
    return TermList(tuple(found), disguised=True)


def hostile(scan: Scan, part: Part) -> Iterator[Said]:
    """What is said against the groups that a part names, in order of the groups."""
    for start, masked in _sentences(scan, part):
        units = list(_UNIT.finditer(masked))
        for unit in units:
            said = _said(masked, *unit.span())
            if said is not None and not _FACT.search(part.text.folded[start + said[0] : start + said[1]]):
                yield Said(*_trimmed(start, masked, said), _LOT not in unit.group())
        if len(units) == 1:
            yield from _of_them(part.text, start, masked, units[0])


def _of_them(text: Text, start: int, masked: str, unit: Any) -> Iterator[Said]:
    """What is said against a group once a pronoun has taken it up."""
    mark = _LOT if _LOT in unit.group() else _NOUN
    both = (
        taken_up_here(start, masked, unit.end(), mark),
        taken_up_next(text, start, masked, unit.end(), mark),
    )
    for taken in filter(None, both):
        said = _said(taken.masked, taken.at, taken.to)
        if said is not None and not _WEAK.search(taken.masked[said[0] : said[1]]):
            about = (start + unit.start(), start + unit.end())
            yield Said(*_trimmed(taken.start, taken.masked, said), mark == _NOUN, about)


def _trimmed(start: int, masked: str, said: Span) -> Span:
    return start + said[0], start + said[0] + len(masked[said[0] : said[1]].rstrip(" .,;:!?"))


def _said(masked: str, start: int, end: int) -> Span | None:
    before, after = masked[max(0, start - _BEFORE) : start], masked[end : end + _AFTER]
    if masked[end - 1] == _LOT and _RELATIVE.search(before):
        return None
    if masked[end - 1] == _KIND and not _GOES_ON.search(after):
        return None
    if slight := _SLIGHT.find(before, ""):
        return start - slight[0], end
    if _SLIGHTED.search(masked[start:end]):
        return start, end
    if (found := _FRAMES.find(before, after)) is None:
        return None
    if found[0] == 0 and (_EXEMPT.fit(before) or _SPARED.search(after[: found[1]])):
        return None
    return start - found[0], end + found[1]


def _sentences(scan: Scan, part: Part) -> Iterator[tuple[int, str]]:
    """Begin and text of every sentence that names a group, with marks for the groups."""
    groups = _groups(scan, part)
    folded = _undisguised(part.text) if groups else ""
    pieces: list[str] = []
    first = last = reach = 0
    for start, negative_end, mark in groups:
        end = -negative_end
        if start >= last:
            if pieces:
                yield first, "".join(pieces) + folded[reach:last]
            first, last = part.text.sentence(start)
            pieces, reach = [], first
        if start >= reach:
            pieces += (folded[reach:start], mark * (end - start))
            reach = end
    if pieces:
        yield first, "".join(pieces) + folded[reach:last]


def _groups(scan: Scan, part: Part) -> list[tuple[int, int, str]]:
    """The groups that have a sign of something hostile near them."""
    near = [start for start, _ in scan.hits(part, "sign")]
    if not near:
        return []
    groups = sorted((a, -b, mark) for tag, mark in _MARKS.items() for a, b in scan.hits(part, tag))
    return [group for group in groups if _is_near(near, group[0] - _BEFORE, _AFTER - group[1])]


def _is_near(places: list[int], start: int, end: int) -> bool:
    index = bisect_left(places, start)
    return index < len(places) and places[index] < end


def _undisguised(text: Text) -> str:
    """The folded text in which leetspeak reads as it is meant, where that keeps the offsets."""
    pieces: list[str] = []
    reach = 0
    for start, end, readings in text.disguised:
        if start >= reach and len(readings[0]) == end - start:
            pieces += (text.folded[reach:start], readings[0])
            reach = end
    return "".join(pieces) + text.folded[reach:]
