"""Words that are written so that a word list does not find them, and what they stand for."""

from __future__ import annotations

import re
from itertools import product
from typing import NamedTuple

from .pattern import Pattern


class Disguise(NamedTuple):
    """A disguised word: where it stands (clean offsets) and the plain words it may stand for."""

    start: int
    end: int
    readings: tuple[str, ...]


_LEET = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g"}
_LEET |= {"@": "a", "$": "s", "!": "i", "|": "l", "+": "t", "€": "e"}
_MASKS = "*#_"
_VOWELS = "aeiou"

# Each is a run of one character class with fixed bounds, hence linear in the text.
_SUSPECT = re.compile(
    r"[a-z][0-9@$!|+€*#_]+[a-z]|(?<!\S)[0-9$][a-z]{2}|[a-z][*#$@0-9](?!\S)|([a-v])\1\1"
    r"|(?<![a-z])[a-z][ .\-*_][a-z][ .\-*_][a-z](?![a-z])"
)
# The same for RE2, ten times as fast but without look-around: it lets a little more through.
_HINT = Pattern(
    r"[a-z][0-9@$!|+€*#_]+[a-z]|(?:^|[^!-~])[0-9$][a-z]{2}|[a-z][*#$@0-9](?:$|[^!-~])"
    r"|(?:^|[^a-z])[a-z][ .\-*_][a-z][ .\-*_][a-z](?:$|[^a-z])|"
    + "|".join(letter * 3 for letter in "abcdefghijklmnopqrstuv")
)
_TOKEN = re.compile(r"(?<!\S)[(\"'\[]?([a-z0-9@$!|+€*#_]{3,24})[.,;:?)\"'\]]{0,3}(?!\S)")
_SPACED_OUT = re.compile(r"(?<![a-z0-9])[a-z](?:[ .\-*_]{1,2}[a-z]){2,15}(?![a-z0-9])")
_STRETCHED = re.compile(r"([a-z])\1{2,}")


def disguises(folded: str) -> list[Disguise]:
    """Every word of a folded text that may stand for another, with its possible readings."""
    if not _HINT.search(folded) or not _SUSPECT.search(folded):
        return []
    found = []
    for match in _TOKEN.finditer(folded):
        token = match.group(1).rstrip("!_#*|+")
        if readings := _readings(token):
            found.append(Disguise(match.start(1), match.start(1) + len(token), readings))
    for match in _SPACED_OUT.finditer(folded):
        letters = "".join(c for c in match.group() if c.isalpha())
        found.append(Disguise(match.start(), match.end(), (letters,)))
    return found


def _readings(token: str) -> tuple[str, ...]:
    if token.isalpha():
        return _unstretched(token) if _STRETCHED.search(token) else ()
    if not token or token[0] in "@#" or not any(map(str.isalpha, token)):
        return ()
    masked = sum(token.count(c) for c in _MASKS)
    if masked == 0:
        return _unstretched(_unleet(token, one="i"), _unleet(token, one="l"))
    if masked > 2:
        return ()
    gaps = [_VOWELS if c in _MASKS else c for c in _unleet(token, one="i")]
    return _unstretched(*("".join(letters) for letters in product(*gaps)))


def _unleet(token: str, one: str) -> str:
    return "".join(one if c == "1" else _LEET.get(c, c) for c in token)


def _unstretched(*words: str) -> tuple[str, ...]:
    readings: dict[str, None] = {}
    for word in words:
        readings[_STRETCHED.sub(r"\1", word)] = None
        readings[_STRETCHED.sub(r"\1\1", word)] = None
    return tuple(readings)
