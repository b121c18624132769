"""How English and Dutch sentences lead to a value ("… is X", "…: X"), and when they only give advice."""

from __future__ import annotations

from typing import Any

from ...pattern import Pattern
from ...text import Span
from .looks import any_of

QUOTED = r"\"([^\"\n]{3,60})\"|'([^'\n]{3,60})'|`([^`\n]{3,60})`"
VALUE = rf"(?:{QUOTED}|([^\s\"'`]\S{{2,80}}))"
"""A value in quotes or without: four groups, of which one holds it."""

SIGN = r"(?::=|=+>?|-+>|>+|→|➡|:)"
VERB = any_of("verb")
_SINCE = r"(?:per|vanaf|sinds|since|from|as of) [0-9]{1,2} [a-z]{3,9}"
FILLER = rf"(?:(?:{any_of('filler')}|{_SINCE})\b[,:]{{0,2}} ?)"
CLOSING = ".,;:)]}>\"'`*"

_UNIT = Pattern(rf"^[\s-]*(?:{any_of('unit')}\b|%)", ignore_case=True)
_REFUSED = Pattern(rf"\b{any_of('refusal')}(?: [\w'-]+){{0,4}} ?[\"'`]?$", ignore_case=True)
_DENIED = Pattern(rf"\b{any_of('denial')}\W{{0,4}}$", ignore_case=True)
_SUPPOSED = Pattern(rf"\b{any_of('supposing')} {any_of('somebodys')} $", ignore_case=True)
_COMPARED = Pattern(rf"\b{any_of('comparison')}(?:[^.\w]|\.\s|$)", ignore_case=True)
_JUDGED = Pattern(
    r"^[\"'`.,)]{0,2} ?(?:is|are|was|zijn|staat|wordt|stands|remains|blijft|kun|can|komt)?"
    r" ?(?:not |niet |no |geen |een |a |the |het |de |still |nog steeds )?(?:very |heel |erg |echt )?"
    rf"{any_of('judgement')}\b",
    ignore_case=True,
)


def rest(clean: str, end: int) -> str:
    """What follows a word on its line, and the next line too when a sign or verb ends the line."""
    window = clean[end : end + 170]
    line, newline, following = window.partition("\n")
    if newline and line.rstrip().endswith((":", "=", ">", "is", "*")):
        return f"{line}\n{following.partition(chr(10))[0]}"
    return line


def value_of(match: Any, first: int, offset: int) -> tuple[Span, bool]:
    """The span of the value that a match holds in its groups from `first` on, and whether quoted."""
    group = next(index for index in range(first, first + 4) if match.group(index) is not None)
    start, end = match.span(group)
    is_bare = group == first + 3
    if is_bare:
        end = start + len(match.group(group).rstrip(CLOSING))
    return (offset + start, offset + end), not is_bare


def counts(clean: str, end: int) -> bool:
    """Whether what follows makes a number of the value before it: "12 characters"."""
    return _UNIT.search(clean[end : end + 30]) is not None


def is_compared(text: str) -> bool:
    """Whether there is a "such as", "at least" or "most common" in it."""
    return _COMPARED.search(text) is not None


def is_judged(text: str) -> bool:
    """Whether it begins by judging what stood before: "is weak", "is not a good …"."""
    return _JUDGED.search(text) is not None


def is_refused(text: str) -> bool:
    """Whether it ends in a "never use" and the like."""
    return _REFUSED.search(text) is not None


def is_advice(clean: str, start: int, end: int, span: Span) -> bool:
    """Whether the sentence around a word and its value advises, compares or supposes."""
    before, between = clean[max(0, start - 50) : start], clean[end : span[0]]
    return (
        is_refused(before)
        or is_refused(between)
        or _DENIED.search(between) is not None
        or _SUPPOSED.search(before) is not None
        or is_compared(before[-25:])
        or is_compared(between)
        or is_judged(clean[span[1] : span[1] + 60])
    )
