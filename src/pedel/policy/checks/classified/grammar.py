"""Patterns whose words stand in `words.terms`."""

from __future__ import annotations

from functools import cache

from ...pattern import Pattern
from .. import own_terms

_DEEPEST = 5


def grammar(template: str) -> Pattern:
    """The pattern of a template, in which `%tag%` stands for any line of that tag."""
    return Pattern(_filled(template, _DEEPEST))


def _filled(template: str, depth: int) -> str:
    if depth == 0:
        raise ValueError(f"a tag stands for itself in {template!r}")
    pieces = template.split("%")
    pieces[1::2] = [_any_of(tag, depth - 1) for tag in pieces[1::2]]
    return "".join(pieces)


@cache
def _any_of(tag: str, depth: int) -> str:
    lines = sorted(
        own_terms("classified/words")[tag].terms, key=len, reverse=True
    )  # the first that fits wins
    return "(?:" + "|".join(_filled(line, depth) for line in lines) + ")"
