"""Hashtags of several words, and how they read with a capital for each word.

A hashtag is split only where the words are known (`words.terms`) and the split can
be no single word: English words written together, or Dutch ones that no compound would hold
("dagvandewetenschap"). A Dutch compound is one word ("wetenschapscommunicatie") and stays whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ...match import Part
from ...pattern import Pattern
from .. import own_terms

_HASHTAG = Pattern(r"(?:^|[^0-9A-Za-z_&/#])#([A-Za-z]+)([0-9]*)")
_SHORTEST = 9
"""Below nine letters a chance split is as likely as a meant one."""
_LONGEST_TAG = 60
_LONGEST_WORD = 18
_FRAME = Pattern(
    r"(dag|week|maand|nacht|jaar)(van)(de|het)([a-z]{5,})|([a-z]{4,})(of)(the)(day|week|month|year)"
)
_ENGLISH = ("english", "shared", "name", "glue", "one")
_DUTCH = ("dutch", "shared", "name", "joiner", "adjective", "lijm", "one")

Pieces = tuple[str, ...]


def hashtags(part: Part) -> Iterator[tuple[int, int, str]]:
    """The clean span of every hashtag of several words without capitals, and its better form."""
    for found in _HASHTAG.finditer(part.text.clean):
        tag = found.group(1)
        is_even = tag[1:].islower() or tag.isupper()
        if is_even and _SHORTEST <= len(tag) <= _LONGEST_TAG and (pieces := _pieces(tag.lower(), part)):
            better = "#" + "".join(map(str.capitalize, pieces)) + found.group(2)
            yield found.start(1) - 1, found.end(2), better


def _pieces(tag: str, part: Part) -> Pieces:
    """The words of a hashtag that has several; () when it has one, or when it is not sure."""
    if tag in _words("one") or tag.removesuffix("s") in _words("one"):
        return ()
    dutch = split(tag, _DUTCH)
    if _is_dutch_phrase(dutch):
        return tuple(word for piece in dutch for word in _unjoined(piece))
    english = split(tag, _ENGLISH)
    if _is_english_phrase(english) and not (dutch and part.text.language != "en"):
        return english
    framed = _FRAME.fullmatch(tag)
    return tuple(filter(None, framed.groups())) if framed else ()


def _unjoined(piece: str) -> Pieces:
    is_joined = piece in _words("joiner") and len(piece) > 3 and piece.endswith("de")
    return (piece[:-2], "de") if is_joined else (piece,)


def _is_english_phrase(pieces: Pieces) -> bool:
    strong = [piece for piece in pieces if piece not in _words("glue")]
    if len(strong) >= 2:
        return len(pieces) <= 2 * len(strong)
    return len(pieces) >= 3 and bool(strong) and len(strong[0]) >= 5


def _is_dutch_phrase(pieces: Pieces) -> bool:
    strong = [piece for piece in pieces if piece not in _words("lijm")]
    return len(strong) >= 2 and (
        any(piece in _words("joiner") for piece in pieces)
        or any(piece in _words("adjective") for piece in pieces[:-1])
        or pieces[-1] in _words("name")
    )


def split(tag: str, kinds: Pieces) -> Pieces:
    """The words of those kinds that make up a lower-case hashtag, fewest first; () when none do.

    Dynamic programming over the places where a word can end: linear in the tag, as a word has at
    most `_LONGEST_WORD` letters.
    """
    known = _words(*kinds)
    if tag in known:
        return ()
    best: list[Pieces | None] = [()]
    for end in range(1, len(tag) + 1):
        ways = [
            (*before, tag[start:end])
            for start in range(max(0, end - _LONGEST_WORD), end)
            if (before := best[start]) is not None and tag[start:end] in known
        ]
        best.append(min(ways, key=_rank, default=None))
    return best[-1] or ()


def _rank(pieces: Pieces) -> tuple[int, int]:
    return len(pieces), -max(map(len, pieces))


@cache
def _words(*kinds: str) -> frozenset[str]:
    lists = own_terms("accessibility/words")
    return frozenset(word for kind in kinds for line in lists[kind].terms for word in line.split())
