"""Patterns and sentence frames whose words stand in a `.terms` file.

A frame says what stands around a place, word by word, with `@` for the place:

    you {are}? {filler}* @          # "you are such a …"
    @ (of|van) (a|an|een) {person}  # "… of a dean"

`{tag}` is one of the words of that tag and `(a|b)` one of these; `?` makes it optional, `*` and `+`
let it repeat. `_` is any word, `_3` up to three of them, `...40` up to 40 characters of the same
clause. `^` is the begin of a clause, `.` the end of one, `!` the end of a sentence. Between words a comma may
stand; `,` says that it must.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import Any

from ..pattern import Pattern
from ..text import Span
from . import own_terms

_TAG = re.compile(r"\{([a-z][a-z-]*)\}")
_BLANK = "[,:]? "
_WORD = r"[\x01-\x03a-z0-9'-]+"
_EDGES = {
    "^": r"(?:^|[.!?:;,\"'(\n-] ?)",
    ".": r"(?:[.!?,;:)]| ?$)",
    "!": r"(?:[.!?]| *$)",
    ",": ",",
}


def words(name: str, tag: str) -> tuple[str, ...]:
    """The words of a tag of `<name>.terms`."""
    return own_terms(name)[tag].terms


@cache
def _alternatives(name: str, tag: str) -> str:
    """The words of a tag as an expression for folded text; `word*` and `*word` are word parts."""
    return f"(?:{'|'.join(map(_expression, words(name, tag)))})"


def _expression(term: str) -> str:
    body = re.escape(term.strip("*")).replace(r"\ ", r"\s+")
    return ("[a-z]*" if term.startswith("*") else "") + body + ("[a-z]*" if term.endswith("*") else "")


def pattern(expression: str, name: str) -> Pattern:
    """The pattern of an expression in which `{tag}` stands for the words of that tag."""
    return Pattern(_TAG.sub(lambda match: _alternatives(name, match.group(1)), expression))


class Frames:
    """The frames of a tag of `<name>.terms`, searched together."""

    def __init__(self, name: str, tag: str) -> None:
        self._name = name
        self._frames = [
            tuple(side.split() for side in frame.partition("@")[::2]) for frame in words(name, tag)
        ]

    def find(self, before: str, after: str) -> Span | None:
        """How far before and after the place the first frame that fits reaches; None when none does."""
        found: Any
        if self._behind and (found := self._behind.search(after)):
            return 0, found.end()
        if self._front and (found := self._front.search(before)):
            return len(before) - found.start(), 0
        if self._both and self._any_front.search(before):
            for front, behind in self._both:
                if (found := front.search(before)) and (close := behind.search(after)):
                    return len(before) - found.start(), close.end()
        return None

    def fit(self, before: str, after: str = "") -> bool:
        """Whether one of the frames fits."""
        return self.find(before, after) is not None

    @cached_property
    def _front(self) -> Pattern | None:
        sides = [before for before, after in self._frames if before and not after]
        return self._pattern(*map(_front, sides)) if sides else None

    @cached_property
    def _behind(self) -> Pattern | None:
        sides = [after for before, after in self._frames if after and not before]
        return self._pattern(*map(_behind, sides)) if sides else None

    @cached_property
    def _both(self) -> list[tuple[Pattern, Pattern]]:
        pairs = [(before, after) for before, after in self._frames if before and after]
        return [(self._pattern(_front(before)), self._pattern(_behind(after))) for before, after in pairs]

    @cached_property
    def _any_front(self) -> Pattern:
        return self._pattern(*(_front(before) for before, after in self._frames if before and after))

    def _pattern(self, *expressions: str) -> Pattern:
        return pattern("|".join(expressions), self._name)


def _front(tokens: list[str]) -> str:
    edge = "" if tokens[0] in _EDGES or tokens[0].startswith("...") else r"\b"
    return edge + "".join(_token(token, "{}" + _BLANK) for token in tokens) + r"['\"*(]{0,2}$"


def _behind(tokens: list[str]) -> str:
    edge = "" if tokens[-1] in _EDGES else r"(?:\b|$)"
    return r"^['\"*)]?" + "".join(_token(token, _BLANK + "{}") for token in tokens) + edge


def _token(token: str, place: str) -> str:
    if token in _EDGES:
        return _EDGES[token]
    if token.startswith("..."):
        return f"[^.!?;]{{0,{token[3:]}}}"
    if token.startswith("_"):
        return f"(?:{place.replace('{}', _WORD)}){{{0 if token[1:] else 1},{token[1:] or 1}}}"
    body, count = (token[:-1], token[-1]) if token[-1] in "?*+" else (token, "")
    body = body.replace("(", "(?:", 1) if body.startswith("(") else body
    return f"(?:{place.replace('{}', body.replace('~', ' '))}){count}"
