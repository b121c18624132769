"""Texts that are not public yet, known by fingerprints that give nothing of them away.

A passage is known by a few of its rows of four words (winnowing: Schleimer, Wilkerson and Aiken, "Winnowing:
local algorithms for document fingerprinting", SIGMOD 2003), a fact by the words that together tell it ("Anna
de Wit", "rector"). Of each only a keyed hash is kept (BLAKE2b, RFC 7693, with the institution's secret key):
without the key nobody can tell what stands in the index, and the text itself need not be kept. What is not
in it cannot be found by it either: another wording of the same news, or a translation.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from typing import Any, Literal, NamedTuple

from .pattern import Pattern
from .text import Span, Text

ROW = 4
"""Words in a row. Ours: of three, common turns of phrase are shared; of five, too few survive a changed
word."""
WINDOW = 2
"""Of so many rows after one another one is kept, the smallest: every five unchanged words leave one of
theirs."""
NEEDED = 3
"""A passage is found by so many rows …"""
COVERED = 9
"""… that cover so many words: the name of an institute alone has fewer. Thirty words of which one in ten was
changed have both (measured by `python -m bench.found`)."""
NEAR = 60
"""The rows of a passage, and the words of a fact, stand within so many words of a draft. Ours."""
SHORTEST_KEY = 16
"""Bytes of a secret key, at least (128 bits). At most 64: RFC 7693, section 2.9."""
LONGEST_TERM = 5
"""Words of one term of a fact, at most. Ours."""

_BITS = 24
_HASH = 5
_YEAR = 4
_COMMON = 12
_WORD = Pattern(r"\S+")
_LINK = Pattern(r"(?:https?://|www\.)\S+|\b[a-z0-9-]+\.[a-z0-9.-]*[a-z]/\S+")
_MONTHS = {
    name: str(number)
    for number, names in enumerate(
        (
            "january januari jan", "february februari feb", "march maart mrt mar", "april apr", "may mei",
            "june juni jun", "july juli jul", "august augustus aug", "september sept sep",
            "october oktober oct okt", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip

Kind = Literal["passage", "facts"]
Fact = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Embargo:
    """Something that is not public until `release_at` (aware; None for as long as nobody says).

    `passages` come from `made`, `facts` from `facts_made`. `title` is for those who may know of it; `url` is
    the original, once it is out.
    """

    id: str
    passages: bytes = field(default=b"", repr=False)
    facts: tuple[Fact, ...] = field(default=(), repr=False)
    release_at: datetime | None = None
    title: str = ""
    url: str = ""

    def is_out(self, now: datetime) -> bool:
        """Whether it may be told at that moment."""
        return self.release_at is not None and self.release_at <= now


class Told(NamedTuple):
    """An item of which a text tells a passage or a fact, and the clean span in which it does."""

    item: Embargo
    kind: Kind
    start: int
    end: int


def made(text: str, key: bytes) -> bytes:
    """The fingerprints of a text: five bytes each, sorted, so that not even their order tells anything.

    Raises ValueError when the key is too short or too long to be one.
    """
    hashes = _hashes(_rows([one.group() for one in _words(Text(text))]), _checked(key))
    return b"".join(one.to_bytes(_HASH, "big") for one in sorted(_winnowed(hashes)))


def facts_made(facts: Iterable[Sequence[str]], key: bytes) -> tuple[Fact, ...]:
    """Facts as keyed hashes. Each is the terms that together tell it: names, dates, numbers, words.

    A date is known in any of its usual forms, English or Dutch. Terms without a word are left out. Raises
    ValueError for a term of too many words.
    """
    found = []
    for terms in facts:
        rows = [tuple(word for word, _, _ in _plain_words(Text(term))) for term in terms]
        for row, term in zip(rows, terms, strict=True):
            if len(row) > LONGEST_TERM:
                raise ValueError(
                    f"{term!r} has {len(row)} words; a term of a fact has at most {LONGEST_TERM}"
                )
        if fact := tuple(sorted(set(_hashes([row for row in rows if row], _checked(key))))):
            found.append(fact)
    return tuple(found)


class Embargoes:
    """Items ready to be found in drafts, made with one key. It does not change; a new list makes a new
    one.
    """

    def __init__(self, items: Iterable[Embargo], key: bytes) -> None:
        self._items = tuple(items)
        self._key = _checked(key)
        keys = [
            hashed << _BITS | number
            for number, item in enumerate(self._items)
            for hashed in _unpacked(item.passages)
        ]
        keys.sort()
        self._keys = array("Q", keys)
        self._facts = self._by_rarest_term()

    def __len__(self) -> int:
        return len(self._items)

    def told(self, text: Text) -> list[Told]:
        """What a text tells of the items, at most once for each of them, in the order of the text."""
        if not self._items:
            return []
        found = {told.item.id: told for told in (*self._told_facts(text), *self._told_passages(text))}
        return sorted(found.values(), key=lambda told: (told.start, told.item.id))

    def _told_passages(self, text: Text) -> Iterator[Told]:
        words = _words(text)
        places: dict[int, list[int]] = {}
        for place, hashed in enumerate(_hashes(_rows([one.group() for one in words]), self._key)):
            for number in self._sharing(hashed):
                places.setdefault(number, []).append(place)
        for number, found in places.items():
            if together := _together(found):
                yield Told(self._items[number], "passage", *_span(words, together))

    def _sharing(self, hashed: int) -> list[int]:
        """The numbers of the items with that row; none when so many have it that it tells nothing."""
        first = bisect_left(self._keys, hashed << _BITS)
        some = self._keys[first : first + _COMMON + 1]
        found = [key & (1 << _BITS) - 1 for key in some if key >> _BITS == hashed]
        return found if len(found) <= _COMMON else []

    def _by_rarest_term(self) -> Mapping[int, list[tuple[int, Fact]]]:
        """Facts by the one of their terms that the fewest facts share."""
        how_many = Counter(term for item in self._items for fact in item.facts for term in fact)
        found: dict[int, list[tuple[int, Fact]]] = {}
        for number, item in enumerate(self._items):
            for fact in item.facts:
                rarest = min(fact, key=how_many.__getitem__)
                found.setdefault(rarest, []).append((number, fact))
        return found

    def _told_facts(self, text: Text) -> Iterator[Told]:
        if not self._facts:
            return
        words = _plain_words(text)
        terms = _terms(words, self._key)
        for rarest in terms.keys() & self._facts.keys():
            for number, fact in self._facts[rarest]:
                if all(term in terms for term in fact) and (span := _within(fact, terms)):
                    yield Told(self._items[number], "facts", words[span[0]][1], words[span[1]][2])


def _checked(key: bytes) -> bytes:
    if not SHORTEST_KEY <= len(key) <= blake2b.MAX_KEY_SIZE:
        raise ValueError(f"a secret key has {SHORTEST_KEY} to {blake2b.MAX_KEY_SIZE} bytes, not {len(key)}")
    return key


def _rows(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + ROW]) for at in range(len(words) - ROW + 1)]


def _hashes(rows: Iterable[tuple[str, ...]], key: bytes) -> list[int]:
    return [
        int.from_bytes(blake2b(" ".join(row).encode(), digest_size=_HASH, key=key).digest(), "big")
        for row in rows
    ]


def _winnowed(hashes: Sequence[int]) -> set[int]:
    """The smallest hash of each window."""
    windows = max(len(hashes) - WINDOW + 1, 1)
    return {min(hashes[at : at + WINDOW]) for at in range(windows)} if hashes else set()


def _unpacked(passages: bytes) -> Iterator[int]:
    return (int.from_bytes(passages[at : at + _HASH], "big") for at in range(0, len(passages), _HASH))


def _together(places: list[int]) -> list[int]:
    """The places of the fullest stretch of NEAR words, where it is enough for a passage; else none."""
    best: list[int] = []
    first = 0
    for last, place in enumerate(places):
        while place - places[first] > NEAR:
            first += 1
        if last - first + 1 > len(best):
            best = places[first : last + 1]
    covered = {place + step for place in best for step in range(ROW)}
    return best if len(best) >= NEEDED and len(covered) >= COVERED else []


def _words(text: Text) -> list[Any]:
    """Every word as a match in `spaced`; those of links are none, as a link tells no passage."""
    spaced = text.spaced
    for link in _LINK.finditer(text.folded):
        start, end = link.start() + 1, link.end() + 1
        spaced = spaced[:start] + " " * (end - start) + spaced[end:]
    return list(_WORD.finditer(spaced))


def _span(words: Sequence[Any], places: list[int]) -> Span:
    """The clean span from the first shared word to the last."""
    return words[places[0]].start() - 1, words[places[-1] + ROW - 1].end() - 1


def _plain_words(text: Text) -> list[tuple[str, int, int]]:
    """Every word with its clean span; dates as day, month and year in numbers, whatever their form."""
    words = [(one.group(), one.start() - 1, one.end() - 1) for one in _WORD.finditer(text.spaced)]
    plain = [word.lstrip("0") or "0" if word.isdigit() else word for word, _, _ in words]
    for at, word in enumerate(plain):
        before, (after, later) = plain[at - 1] if at else "", (*plain[at + 1 : at + 3], "", "")[:2]
        if word in _MONTHS and before.isdigit():
            plain[at] = _MONTHS[word]
        elif word in _MONTHS and _is_day(after):  # "May 14"
            plain[at], plain[at + 1] = after, _MONTHS[word]
        elif word.isdigit() and len(word) == _YEAR and _is_day(after) and _is_day(later):  # "2027-05-14"
            plain[at], plain[at + 2] = later, word
    return [(word, start, end) for word, (_, start, end) in zip(plain, words, strict=True)]


def _is_day(word: str) -> bool:
    """Whether it may be a day or a month in numbers."""
    return word.isdigit() and len(word) < _YEAR - 1


def _terms(words: Sequence[tuple[str, int, int]], key: bytes) -> dict[int, list[Span]]:
    """Every row of one to LONGEST_TERM words as a keyed hash, and at which words it stands."""
    plain = [word for word, _, _ in words]
    places = [
        (at, at + length) for length in range(1, LONGEST_TERM + 1) for at in range(len(plain) - length + 1)
    ]
    found: dict[int, list[Span]] = {}
    for (at, end), hashed in zip(places, _hashes((tuple(plain[a:b]) for a, b in places), key), strict=True):
        found.setdefault(hashed, []).append((at, end - 1))
    return found


def _within(fact: Fact, terms: Mapping[int, list[Span]]) -> Span | None:
    """From which word to which all terms of a fact stand, where they do so within NEAR words; else None."""
    ends = sorted((first, last, number) for number, term in enumerate(fact) for first, last in terms[term])
    latest: dict[int, tuple[int, int]] = {}
    for first, last, number in ends:
        latest[number] = first, last
        begin, end = min(one for one, _ in latest.values()), max(one for _, one in latest.values())
        if len(latest) == len(fact) and end - begin < NEAR:
            return begin, end
    return None
