"""Which item of a catalogue of news a text retells.

Every three words in a row of each title and summary (a shingle: Broder, "On the resemblance and
containment of documents", 1997) are kept as one number in one sorted array: 100,000 items take
some 30 MB, and a look-up is a binary search. Shingles that many items share say nothing and are
passed over. Whatever shares a rare one is then compared word by word.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping
from heapq import nlargest
from itertools import islice
from typing import NamedTuple
from zlib import crc32

from ...pattern import Pattern
from ...text import Span, Text

Item = Mapping[str, str]

_SHINGLE = 3
_SUMMARY = 25
"""So many words of a summary are kept: news begins with what is new."""
_COMMON = 12
"""A shingle that more items than this share is passed over."""
_CANDIDATES = 8
_BITS = 24
_FEW = 3
_WINDOW = 30
"""An item is retold within so many words around the shingle that gave it away."""
_STEM = 6
_SHORT = 4
_LONGEST = 600
_WORD = Pattern(r"\S+")

# How much must be shared. A title of n words has n - 2 shingles, so half of them of a title of
# eight words are five words in a row; six shingles of a summary are eight words in a row. Of the words that
# mean something two in five may be missing then; where the rows are broken one in four, four of four none.
_OF_TITLE = 0.5
_OF_SUMMARY = 6
_LOST_IN_A_ROW = 0.4
_ONE_LOST_IN = 4
_WORDS_WITH_MEANING = 4
_ROWS = 3

_NO_MEANING = frozenset(
    "about after also been before being between from have into more most over some than that their them "
    "then there these they this were what when where which while will with your aan alle door deze heeft "
    "hebben hoe kunnen maar meer naar niet ook over tegen tussen veel voor waar waarom wordt worden "
    "zijn".split()
)


class Retold(NamedTuple):
    """The item that is retold, and the clean span of the words that it shares."""

    item: Item
    start: int
    end: int


class Catalogue:
    """News items ready to be looked up; keys "url", "title" (or "title_en", "title_nl"), "summary"."""

    def __init__(self, items: tuple[Item, ...], names: tuple[str, ...]) -> None:
        self._items = items
        self._empty = _NO_MEANING.union(*(Text(name).spaced.split() for name in names))
        keys: list[int] = []
        for number, item in enumerate(items):
            for told in _told(item, "title", "summary"):
                keys += [hashed << _BITS | number for hashed in _rows(told)]
        keys.sort()
        self._keys = array("Q", keys)

    def retold(self, text: Text) -> Retold | None:
        """The item that a text retells most plainly, or None."""
        words = text.spaced.split()
        places: dict[int, list[int]] = {}
        for place, hashed in _shingles(words):
            for number in self._sharing(hashed):
                places.setdefault(number, []).append(place)
        best = nlargest(_CANDIDATES, places.items(), key=lambda found: len(found[1]))
        for number, found in best:
            for near in _clusters(found):
                if self._retells(self._items[number], words[max(near[0] - _WINDOW, 0) : near[0] + _WINDOW]):
                    return Retold(self._items[number], *_span(text, near))
        return None

    def _retells(self, item: Item, words: list[str]) -> bool:
        shared = _rows(words)
        stems = {word[:_STEM] for word in words}
        if any(len(shared & _rows(told)) >= _OF_SUMMARY for told in _told(item, "summary")):
            return True
        return any(self._shares_title(title, shared, stems) for title in _told(item, "title"))

    def _shares_title(self, title: list[str], shared: set[int], stems: set[str]) -> bool:
        rows = _rows(title)
        if len(rows) < _ROWS:
            return False
        in_a_row = len(rows & shared) / len(rows)
        meaning = {word[:_STEM] for word in title if _has_meaning(word) and word not in self._empty}
        lost = len(meaning - stems)
        if in_a_row == 1:
            return True
        if len(meaning) <= _WORDS_WITH_MEANING:
            return in_a_row >= _OF_TITLE and len(meaning) == _WORDS_WITH_MEANING and not lost
        return lost <= (
            len(meaning) * _LOST_IN_A_ROW if in_a_row >= _OF_TITLE else (len(meaning) - 1) // _ONE_LOST_IN
        )

    def _sharing(self, hashed: int) -> list[int]:
        """The numbers of the items that have a shingle; none when too many have it."""
        first = bisect_left(self._keys, hashed << _BITS)
        keys = self._keys[first : first + _COMMON + 1]
        found = [key & (1 << _BITS) - 1 for key in keys if key >> _BITS == hashed]
        return found if len(found) <= _COMMON else []


def _told(item: Item, *kinds: str) -> list[list[str]]:
    """The words of each title and of the beginning of each summary of an item."""
    return [
        Text(value[:_LONGEST]).spaced.split()[:_SUMMARY]
        for key, value in item.items()
        if key.startswith(kinds)
    ]


def _shingles(words: list[str]) -> list[tuple[int, int]]:
    """Each place and the number of the three words from there on, but not of short ones ("one of the")."""
    long = [len(word) > _SHORT for word in words]
    rows = zip(words, words[1:], words[2:], long, long[1:], long[2:], strict=False)
    return [
        (place, crc32(f"{a} {b} {c}".encode()))
        for place, (a, b, c, x, y, z) in enumerate(rows)
        if x or y or z
    ]


def _rows(words: list[str]) -> set[int]:
    return {number for _, number in _shingles(words)}


def _clusters(places: list[int]) -> list[list[int]]:
    """The places in groups that stand within one window; the fullest first, a few."""
    groups = [[places[0]]]
    for place in places[1:]:
        if place < groups[-1][0] + _WINDOW:
            groups[-1].append(place)
        else:
            groups.append([place])
    return nlargest(_FEW, groups, key=len)


def _has_meaning(word: str) -> bool:
    return len(word) >= _SHORT or word.isdigit()


def _span(text: Text, places: list[int]) -> Span:
    """From the first shared word to the last."""
    words = islice(_WORD.finditer(text.spaced), places[0], places[-1] + _SHINGLE)
    spans = [(found.start() - 1, found.end() - 1) for found in words]
    return spans[0][0], spans[-1][1]
