"""Figures that are presented as facts about the world."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache, partial
from typing import NamedTuple

from ...pattern import Pattern
from ...text import Span, Text
from .._phrases import NUMBER, any_of, phrases
from .sources import WORDS

_ASIDE = 160
_NEAR = 28
_BIG = (
    r"(?:[0-9]+(?:[.,][0-9]+)? ?(?:million|billion|thousand|mln|mld|miljoen|miljard|duizend)|"
    r"[0-9]{1,3}(?:[.,' ][0-9]{3})+|[1-9][0-9]{3,})"
)
_SHARE = rf"(?:{NUMBER}(?: ?(?:-|to|tot|a|of) ?{NUMBER})? ?(?:%|percent\b|per cent\b|procent\b|pct\b))"
_PART = (
    rf"(?:half|de helft|(?:{NUMBER}|an?)[ -]?(?:thirds?|quarters?|fifths?|sixths?|eighths?|tenths?|derde|"
    r"kwart|vijfde|zesde|achtste|tiende)|driekwart|tweederde)"
)
_OF = r"(?: of| van| all| alle| the| our| de| het| onze| every| those| these| deze)*"
_TIMES = rf"(?:twice|thrice|tweemaal|driemaal|dubbel|double|{NUMBER} ?(?:times|keer|maal|x))"
_RATIO = rf"{NUMBER} (?:in|out of|op|van|uit)(?: (?:every|elke|iedere|each|de|the|all))? {NUMBER}"
_DID_YOU_KNOW = Pattern(
    r"\b(?:did you know|do you know that|wist je|wist u|wisten jullie|weet je dat|weten jullie dat)\b"
)


class Kind(NamedTuple):
    """A way to put a figure, and what must and must not stand in its sentence.

    `wakes` is the tag of `unsourced_claims.terms` that wakes it. One of `about` stands within
    `reach` characters behind the figure or, where `ahead` stands there instead, before it; `unless`
    must not stand right behind it, `also` stands anywhere, `never` nowhere. All but `wakes` are
    tags of `words.terms`.
    """

    wakes: str
    figure: Pattern
    about: tuple[str, ...] = ("people", "things")
    ahead: str = ""
    unless: str = ""
    also: str = ""
    never: tuple[str, ...] = ("own_event",)
    reach: int = 40


WAKING = frozenset(("percent", "fraction", "ratio", "multiple", "world", "often", "amount", "average"))
"""The tags that wake a kind; a percent sign wakes the first as well."""


@cache
def kinds() -> tuple[Kind, ...]:
    """The ways to put a figure."""
    words = partial(any_of, WORDS)
    some = rf"\b(?:{words('some')} )?"
    own = ("first_person",)
    return (
        Kind("percent", Pattern(some + _SHARE + _OF), ahead="does", unless="no_share"),
        Kind("percent", Pattern(rf"\b{words('rise')} (?:{words('some')} )?{_SHARE}"), (), never=own),
        Kind("percent", Pattern(rf"{_SHARE} (?:{words('likelier')}|{words('risen')})\b"), (), never=own),
        Kind(
            "percent",
            Pattern(rf"{_SHARE} {words('more')}\b"),
            ("measure",),
            ahead="any",
            never=(*own, "own_event"),
        ),
        Kind("fraction", Pattern(rf"{some}{_PART}{_OF}(?: |$)"), never=("own_event", "counted"), reach=30),
        Kind(
            "ratio",
            Pattern(rf"{some}{_RATIO}\b"),
            ahead="does",
            unless="mine",
            never=("own_event", "counted"),
            reach=30,
        ),
        Kind(
            "multiple",
            Pattern(rf"\b{_TIMES} {words('more')}\b"),
            ahead="any",
            also="compared",
            never=(*own, "own_event"),
            reach=90,
        ),
        Kind(
            "multiple",
            Pattern(rf"\b{words('changed')}\b"),
            ("people", "things", "measure"),
            ahead="any",
            never=(*own, "own_event"),
            reach=90,
        ),
        Kind(
            "world", Pattern(rf"{some}{_BIG}(?: of| van)?(?: the| de)?"), also="world", never=(*own, "ours")
        ),
        Kind("world", Pattern(rf"{some}\b{NUMBER}\b"), ("people",), also="dying", never=own, reach=25),
        Kind(
            "often",
            Pattern(rf"\b(?:every|each|elke|iedere|om de) {NUMBER} {words('moment')}\b"),
            ("people", "things", "somebody"),
            ahead="any",
            also="world",
            reach=80,
        ),
        Kind("amount", Pattern(rf"[€$£]? ?\b{_BIG}\b"), ("cost",), ahead="any", never=("grant",), reach=60),
        Kind(
            "average",
            Pattern(rf"\b{words('average')}\b[^.!?\n]{{0,60}}\b{NUMBER}\b"),
            ("people",),
            ahead="any",
            never=(*own, "own_event"),
            reach=60,
        ),
    )


def figures(text: Text, awake: Set[str]) -> Iterator[Span]:
    """The clean spans of figures that say how the world is; `awake` are the tags with a hit."""
    found: set[Span] = set()
    for kind in kinds():
        if kind.wakes in awake:
            claims = (_claim(text, kind, match.span()) for match in kind.figure.finditer(text.folded))
            found.update(span for span in claims if span)
    yield from sorted(found)


def _claim(text: Text, kind: Kind, figure: Span) -> Span | None:
    folded = text.folded
    begin, end = text.sentence(figure[0])
    start, stop = max(begin, figure[0] - _ASIDE), min(end, figure[1] + _ASIDE)
    around = folded[start:stop]
    if (
        is_question(folded, begin, end)
        or phrases(WORDS, "aim").search(folded[max(start, figure[0] - _ASIDE // 2) : figure[0] + 1])
        or phrases(WORDS, "future", *kind.never).search(around)
        or (kind.also and not phrases(WORDS, kind.also).search(around))
    ):
        return None
    if not kind.about:
        return figure
    about = phrases(WORDS, *kind.about)
    behind = folded[figure[1] - 1 : min(end, figure[1] + kind.reach)]
    named = about.search(behind)
    if _is_other(kind, folded[figure[1] - 1 : figure[1] + _NEAR], named.start(1) if named else _NEAR):
        return None
    if named:
        next_word = about.search(behind[named.end(1) :])  # "Dutch teenagers"
        more = next_word.end(1) if next_word and next_word.start(1) <= 1 else 0
        return figure[0], figure[1] - 1 + named.end(1) + more
    is_ahead = kind.ahead and phrases(WORDS, kind.ahead).search(folded[figure[1] - 1 : figure[1] + 16])
    return figure if is_ahead and about.search(folded[start : figure[1]]) else None


def _is_other(kind: Kind, behind: str, named: int) -> bool:
    """Whether what follows a figure, before whom it is about, makes it another thing ("off")."""
    found = phrases(WORDS, kind.unless).search(behind) if kind.unless else None
    return found is not None and found.start(1) <= named


def is_question(folded: str, begin: int, end: int) -> bool:
    """Whether a sentence asks; "did you know that …?" does not."""
    asks = folded[max(begin, end - 3) : end].rstrip("\"')").endswith("?")
    return asks and not _DID_YOU_KNOW.search(folded[begin : begin + 60])
