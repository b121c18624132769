"""Heat: the author is upset, and may want to sleep on it.

- `anger`: the author's own anger shows: it is said ("I am furious", "ik heb het helemaal gehad"),
  or several weaker signs come together within a few lines: protest, outrage, an angry picture, a
  threat to make it public, shouting in capitals, rows of exclamation marks, swearing.

Left alone on purpose: sharp criticism in a calm voice ("a shameful decision"), anger of others
(news, history, fiction, research on anger), anger that is denied, over or only supposed, joy with
capitals and exclamation marks, acronyms, jokes. At most one match for each part, at its strongest
sign; nothing is counted or kept, and no word of it goes anywhere.

The weights are our own: a sign that is anger by itself weighs 1, and every kind counts once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ...match import Label, Match, Part, Scan
from ...pattern import Pattern
from .._frames import Frames, pattern
from .._quoted import quotations

CATEGORIES = {
    "anger": Label("signs that you are upset", "tekenen dat je van streek bent"),
}
WAKES_ON_TERMS = True


class Sign(NamedTuple):
    """A sign of heat: the clean span, what kind it is, and how much it weighs."""

    start: int
    end: int
    kind: str
    weight: float


_WEIGHTS = {
    "anger": (1.0, "own"),
    "weary": (1.0, "own"),
    "irritation": (0.6, "own"),
    "outburst": (1.0, "protest"),
    "cry": (0.8, "protest"),
    "protest": (0.5, "protest"),
    "outrage": (0.5, "protest"),
    "surprise": (0.3, "protest"),
    "threat": (0.7, "threat"),
    "emoji": (0.7, "emoji"),
    "huff": (0.3, "huff"),
}
"""What a term of each tag weighs, and of which kind of sign it is."""

_LOUD = {"joy": -0.8, "swear": 0.4, "again": 0.2, "about": -0.6}

_REACH = 120
_NEAR, _BEHIND = 70, 60
_OWN_FRAMES = Frames("heat/frames", "own")
_WITH_OBJECT = Frames("heat/frames", "object")
_NOT_OWN = Frames("heat/frames", "not-own")
_WORDS = {kind: pattern(rf"\b{{{kind}}}\b", "heat/frames") for kind in _LOUD}
_JOY_PICTURES = Pattern(
    "[\U0001f389\U0001f973\U0001f602\U0001f923\U0001f60d\U0001f970\U0001f600-\U0001f60b❤\U0001f44f\U0001f4aa\U0001f609]"
)
_MARKS = Pattern(r"[!?]{2,}|!")
_CAPITALS = Pattern(r"\b[A-Z]['A-Z]*(?:[ ,]{1,2}[A-Z]['A-Z]*){1,30}\b")


@dataclass(frozen=True)
class Params:
    """What a pack may set: the `threshold` that the weights of the signs must reach together."""

    threshold: float = 1.0


def find(scan: Scan, params: Params) -> Iterator[Match]:
    """Yields at most one match a part, at its strongest sign."""
    for part in scan.parts:
        signs = sorted(_signs(scan, part))
        if signs and (sign := _strongest(part, signs, params.threshold)) is not None:
            yield Match("anger", part, sign.start, sign.end)


def _signs(scan: Scan, part: Part) -> Iterator[Sign]:
    """The signs of anger proper; what only makes them louder or softer is looked for later."""
    for tag, spans in scan.all_hits(part).items():
        weight, kind = _WEIGHTS[tag]
        for start, end in spans:
            if kind != "own" or _is_own(part.text.folded, start, end, tag):
                yield Sign(start, end, kind, weight)


def _is_own(folded: str, start: int, end: int, tag: str) -> bool:
    """Whether a word of anger is said by the author of himself or herself."""
    before, after = folded[max(0, start - _NEAR) : start], folded[end : end + _BEHIND]
    before = before[max(before.rfind(stop) for stop in (". ", "! ", "? ", "\n")) + 1 :].lstrip()
    is_own = _OWN_FRAMES.fit(before, after) or (tag == "weary" and _WITH_OBJECT.fit(before))
    return is_own and not _NOT_OWN.fit(before, after)


def _strongest(part: Part, signs: list[Sign], threshold: float) -> Sign | None:
    """The heaviest sign of the first place at which the signs reach the threshold together."""
    quoted = quotations(part.text.folded)
    signs = [sign for sign in signs if not quoted.holds(sign.start, sign.end)]
    first = 0
    for index, sign in enumerate(signs):
        while signs[first].end < sign.start - _REACH:
            first += 1
        near = signs[max(first, index - 20) : index + 1]
        if _sum(near) + 1.5 >= threshold and _sum([*near, *_loud(part, near)]) >= threshold:
            return max(near, key=lambda one: one.weight)
    return None


def _sum(signs: list[Sign]) -> float:
    """Their weight together: each kind counts once, at its heaviest."""
    weights: dict[str, float] = {}
    for sign in signs:
        weights[sign.kind] = max(sign.weight, weights.get(sign.kind, sign.weight))
    if sum(sign.kind == "emoji" for sign in signs) > 1:
        weights["emoji"] = 1.0
    return round(sum(weights.values()), 2)


def _loud(part: Part, signs: list[Sign]) -> Iterator[Sign]:
    """What makes signs louder or softer around them."""
    start, end = max(0, signs[0].start - _REACH), signs[-1].end + _REACH
    folded, clean = part.text.folded[start:end], part.text.clean[start:end]
    for kind, weight in _LOUD.items():
        if _WORDS[kind].search(folded):
            yield Sign(start, end, kind, weight)
    if _JOY_PICTURES.search(clean):
        yield Sign(start, end, "joy", _LOUD["joy"])
    marks = max((_loudness(match.group()) for match in _MARKS.finditer(clean)), default=0.0)
    if marks:
        yield Sign(start, end, "marks", marks)
    if any(_is_shouted(match.group()) for match in _CAPITALS.finditer(clean)):
        yield Sign(start, end, "shouting", 0.5)


def _loudness(marks: str) -> float:
    """The weight of a run of exclamation and question marks."""
    if len(marks) == 1:
        return 0.2
    return 0.5 if "!" in marks else 0.3


def _is_shouted(words: str) -> bool:
    """Whether capitals are a voice raised: three words or more, not all as short as acronyms."""
    lengths = [len(word) for word in words.replace(",", " ").split()]
    return len(lengths) > 2 and sum(lengths) > 8 and max(lengths) > 3
