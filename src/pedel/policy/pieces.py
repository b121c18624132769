"""Text as pieces of words, as the learned judge reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from .text import Text

PAD, UNKNOWN, BEGIN, END = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
LONGEST = 40
"""A longer word is one unknown piece."""
_UNIT = re.compile(r"[^\W_]+|[^\w\s]|_")


class Pieces(NamedTuple):
    """The numbers of the pieces, and the clean span that each stands for."""

    ids: list[int]
    spans: list[tuple[int, int]]


class Vocabulary:
    """The pieces that are known. "##" begins a piece that goes on inside a word."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self.ids: Mapping[str, int] = {piece: number for number, piece in enumerate(pieces)}
        self._unknown = self.ids[UNKNOWN]
        self.of = lru_cache(maxsize=20_000)(self._of)

    def read(self, text: Text, most: int) -> Pieces:
        """The first `most` pieces of a text; a word in disguise is read as what it stands for."""
        ids: list[int] = []
        spans: list[tuple[int, int]] = []
        for start, end, word in _units(text, self.ids):
            numbers = self.of(word)
            ids += numbers
            spans += [(start, end)] * len(numbers)
            if len(ids) >= most:
                break
        return Pieces(ids[:most], spans[:most])

    def _of(self, word: str) -> tuple[int, ...]:
        found: list[int] = []
        at = 0
        while at < len(word) <= LONGEST:
            end = len(word)
            while end > at and (("##" if at else "") + word[at:end]) not in self.ids:
                end -= 1
            if end == at:
                return (self._unknown,)
            found.append(self.ids[("##" if at else "") + word[at:end]])
            at = end
        return tuple(found) or (self._unknown,)


def _units(text: Text, known: Mapping[str, int]) -> Iterable[tuple[int, int, str]]:
    """Words and signs in reading order, disguised words as the reading that is a known word."""
    instead = {}
    for disguise in text.disguised:
        reading = next((word for word in disguise.readings if word in known), "")
        if reading or disguise.readings:
            instead[disguise.start] = (disguise.end, reading or disguise.readings[0])
    reach = -1
    for match in _UNIT.finditer(text.folded):
        if match.start() < reach:
            continue
        if match.start() in instead:
            reach, word = instead[match.start()]
            yield match.start(), reach, word
        else:
            yield match.start(), match.end(), match.group()
