"""Word by word, what two texts differ in."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

import regex

_TOKEN = regex.compile(r"\s+|[\p{L}\p{N}\p{M}_]+|\X")
MOST = 4000
"""Above so many words line is compared with line first, so that a long text does not take long."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: `how` is "same", "gone" (only in the old text) or "new" (only in the new one)."""

    how: str
    text: str


def differences(old: str, new: str) -> list[Piece]:
    """The stretches of both texts in order: without the new ones it is the old text, and the other way."""
    one, other = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(one), len(other)) > MOST:
        one, other = old.splitlines(keepends=True), new.splitlines(keepends=True)
    pieces: list[Piece] = []
    for how, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if how == "equal":
            pieces.append(Piece("same", "".join(one[a:b])))
            continue
        for word, text in (("gone", "".join(one[a:b])), ("new", "".join(other[c:d]))):
            if text:
                pieces.append(Piece(word, text))
    return pieces


def changed_words(pieces: list[Piece]) -> int:
    """How many words are gone or new."""
    return sum(len(piece.text.split()) for piece in pieces if piece.how != "same")
