"""A pronoun that takes up a group: "Why hire women? They are …", "no Poles here, ze zijn …".

Without a parser a pronoun is taken for the group only where no other plural with an article stands
between them, in the same sentence or at the begin of the next one.
"""

from __future__ import annotations

from typing import NamedTuple

from ...pattern import Pattern
from ...text import Text

_REACH, _LENGTH, _SHORT = 90, 200, 40

_HERE = Pattern(
    r"^([^.!?;]*?)[,;:] (?:and |en |want |because |so |dus )?(they're|(?:they|those|zij|ze|die)\b)"
)
_NEXT = Pattern(
    r"^[\"']?(?:(?:and|en|so|just|dus|gewoon|because|want) )?"
    r"(?:(they're|(?:dat|het) zijn|(?:they|those|zij|ze|die)\b)|[a-z]+ (them|ze|hen)\b)"
)
_OTHER = Pattern(
    r"\b(?:by|door)\b|\b(?:the|our|their|some|many|those|these|de|onze|hun|die|deze|veel|sommige)"
    r" (?:[a-z-]+ )?[a-z-]+(?:s|en)\b"
)


_SUBORDINATE = Pattern(r"\b(?:because|omdat|who|that|which|when|toen|while|terwijl)\b")
_WITH_VERB = {"they're": " are", "dat zijn": " zijn", "het zijn": " zijn"}


class TakenUp(NamedTuple):
    """A sentence from where it starts, with the mark of the group over a pronoun at `at` to `to`."""

    start: int
    masked: str
    at: int
    to: int


def taken_up_here(start: int, masked: str, end: int, mark: str) -> TakenUp | None:
    """The pronoun for a group that ends at `end` of this sentence, in its next clause."""
    found = _HERE.search(masked[end : end + _REACH])
    if not found or _OTHER.search(found.group(1)):
        return None
    return _marked(start, masked, end + found.start(2), found.group(2), mark)


def taken_up_next(text: Text, start: int, masked: str, end: int, mark: str) -> TakenUp | None:
    """The pronoun with which the next sentence begins."""
    rest, last = masked[end:], start + len(masked)
    blank = text.folded[last : last + 4]
    if _SUBORDINATE.search(masked[:end]) or len(rest) > _REACH or _OTHER.search(rest) or not blank.strip():
        return None
    first, close = text.sentence(last + len(blank) - len(blank.lstrip()))
    following = text.folded[first : min(close, first + _LENGTH)]
    if first < last:
        return None
    if rest == "?" and masked[0] < " " and end < _SHORT:
        return TakenUp(first - 6, f"{mark} are {following}", 0, 1)
    if not (found := _NEXT.search(following)):
        return None
    group = 1 if found.group(1) else 2
    return _marked(first, following, found.start(group), found.group(group), mark)


def _marked(start: int, sentence: str, at: int, pronoun: str, mark: str) -> TakenUp:
    shown = mark * len(pronoun)
    if pronoun in _WITH_VERB:
        shown = mark * 3 + _WITH_VERB[pronoun]
    end = at + len(pronoun)
    return TakenUp(start, sentence[:at] + shown + sentence[end:], at, at + len(shown.partition(" ")[0]))
