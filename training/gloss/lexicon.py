"""Our own word list, and what grammar it needs: which words are verbs, nouns, adjectives.

All of it is written from what we know of both languages; no list of others was copied.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
VOWELS = "aeiou"
SOFT = {"f": "v", "s": "z"}
IRREGULAR = {"had": "hadden", "was": "waren", "zei": "zeiden"}


class Verb(NamedTuple):
    """An English verb form, and the Dutch verb: `kind` is base, third, past, participle, both or ing."""

    kind: str
    infinitive: str
    first: str
    third: str
    past: str
    participle: str

    @property
    def infinitive_now(self) -> str:
        """The present with a subject in the plural; what is separable comes apart."""
        tail = self.third.partition(" ")[2]
        if not tail:
            return self.infinitive
        rest = self.infinitive.removeprefix(f"{tail} ").removeprefix(tail)
        return f"{rest} {tail}"

    @property
    def many_past(self) -> str:
        """The past with a subject in the plural."""
        head, _, particle = self.past.partition(" ")
        return f"{_many(head)} {particle}".strip()


class Noun(NamedTuple):
    """A Dutch noun and its article."""

    dutch: str
    article: str


class Adjective(NamedTuple):
    """A Dutch adjective alone, and before a noun."""

    bare: str
    bent: str


def _many(past: str) -> str:
    """The plural of a past: maakte maakten, schreef schreven, trok trokken, gaf gaven."""
    if past in IRREGULAR:
        return IRREGULAR[past]
    if past.endswith("e"):
        return f"{past}n"
    if past[-2:-1] not in VOWELS or past[-1] in VOWELS:
        return f"{past}en"
    last = SOFT.get(past[-1], past[-1])
    if past[-3:-1] in {"ee", "oo"}:
        return f"{past[:-2]}{last}en"
    is_short = past[-2] in "eio" and past[-3] not in VOWELS
    return f"{past}{past[-1]}en" if is_short else f"{past[:-1]}{last}en"


@cache
def words() -> dict[str, str]:
    """English to Dutch, a word form each."""
    return {row[0]: row[1] for row in _rows("words")}


@cache
def phrases() -> dict[tuple[str, ...], str]:
    """English pieces of several words to Dutch."""
    return {tuple(row[0].replace("'s", " 's").split()): row[1] for row in _rows("phrases")}


@cache
def longest_phrase() -> int:
    """How many words the longest phrase has."""
    return max(map(len, phrases()))


@cache
def verbs() -> dict[str, Verb]:
    """English verb forms to Dutch verbs."""
    return {row[0]: Verb(*row[1:]) for row in _rows("verbs")}


@cache
def nouns() -> dict[str, Noun]:
    """English nouns to Dutch ones."""
    return {row[0]: Noun(*row[1:]) for row in _rows("nouns")}


@cache
def adjectives() -> dict[str, Adjective]:
    """English adjectives to Dutch ones."""
    return {row[0]: Adjective(*row[1:]) for row in _rows("adjectives")}


@cache
def flemish() -> dict[str, str]:
    """Dutch words to what is said in Flanders."""
    return {row[0]: row[1] for row in _rows("flemish")}


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (HERE / f"{name}.tsv").read_text("utf-8").splitlines() if line]
