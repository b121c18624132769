"""Where a text says what its claims rest on."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import Any

from ...pattern import Pattern
from ...text import Span, Text
from .._phrases import any_of, phrases

WORDS = "unsourced_claims/words"
_NO_NAMES = frozenset("in as the de reports reported writes published publiceert paper study".split())
_REACH = 600
"""A source counts for what stands within this many characters: in a post, for all of it."""

_LINK = Pattern(
    r"https?://|www\.|\b10\.[0-9]{4,9}/"
    r"|(?:^|[^\w@.-])[\w-]+(?:\.[\w-]+)*\.(?:nl|com|org|eu|edu|be|net|io|int|gov|info|uk|de|fr)(?:/|[\s.,;:!?)]|$)"
)


@cache
def _cited() -> Pattern:
    """A citation, or a scholar or speaker with a name, in text in its own case."""
    name = r"[A-Z][a-z]"
    speaks = any_of(WORDS, "speaks")
    ways = (
        r"\([A-Z][^()\n]{1,60}\b(?:19|20)[0-9]{2}",
        r"[A-Z][\w-]+ \((?:19|20)[0-9]{2}",
        r"\[[0-9]{1,3}\]",
        rf"\b(?i:{any_of(WORDS, 'scholar')})\.? (?:(?i:dr|ir|mr)\.? )?{name}",
        rf"\b(?i:{speaks}) (?:\w+ ){{0,3}}{name}",
        rf"{name}\w* {name}\w*,? (?i:{speaks})\b",
    )
    return Pattern("|".join(ways))


def sources(text: Text) -> list[int]:
    """The clean offsets, in order, at which the text names a source."""
    folded, clean = text.folded, text.clean
    named = phrases(WORDS, "source").finditer(folded)
    outlets = phrases(WORDS, "outlet").finditer(folded)
    found = [match.start(1) for match in named if not _is_vague(folded, match)]
    found += [match.start(1) for match in outlets if _is_named(clean[slice(*match.span(1))])]
    found += [match.start() for pattern in (_LINK, _cited()) for match in pattern.finditer(clean)]
    return sorted(found)


def own_data(text: Text) -> list[int]:
    """The clean offsets, in order, at which the text tells of data of its author."""
    return [match.start(1) for match in phrases(WORDS, "own_data").finditer(text.folded)]


def has_source(found: list[int], span: Span) -> bool:
    """Whether one of those sources is near enough to a claim."""
    index = bisect_left(found, span[0] - _REACH)
    return index < len(found) and found[index] <= span[1] + _REACH


def _is_named(words: str) -> bool:
    """Whether a name is written as one: "in Nature", not "in nature"."""
    return all(word[0].isupper() for word in words.split() if word.lower() not in _NO_NAMES)


def _is_vague(folded: str, match: Any) -> bool:
    phrase = match.group(1)
    if not phrase.startswith(("according to", "volgens")):
        return False
    vague = phrases(WORDS, "vague").search(folded[match.start(1) : match.start(1) + 80])
    return vague is not None and vague.start(1) == 0
