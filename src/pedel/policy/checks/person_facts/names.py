"""Names of private persons in a sentence: given names, family names with particles, and roles.

A name counts when a known given name begins it, when a role does that the author knows the person
by ("my student", "collega"), or when its shape leaves little else (two capitalised words that are
no place, body or month). Which given names are common is general knowledge, kept as data.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ...text import Text
from .. import own_terms


class Word(NamedTuple):
    """A word of a sentence: clean offsets, folded form, and whether it has a capital or is all capitals."""

    start: int
    end: int
    folded: str
    capital: bool
    shouted: bool


class Name(NamedTuple):
    """A person named, or meant, by words `first` up to `last` of a sentence.

    `start` is where the name stands (clean offset) and `initials` what may be shown of it. `sure` is
    False for a lone given name without a role; `role` is True when one stands before it.
    """

    first: int
    last: int
    start: int
    initials: str
    sure: bool
    role: bool


@cache
def vocabulary() -> dict[str, frozenset[str]]:
    """The words that decide whether a fact is said of a private person, by tag."""
    tagged = {**own_terms("person_facts/words"), **own_terms("person_facts/names")}
    return {tag: frozenset(Text(term).folded for term in terms) for tag, (terms, _) in tagged.items()}


def words_between(text: Text, start: int, end: int) -> list[Word]:
    """The words of a stretch of text; a genitive 's is taken off."""
    piece = Text(text.clean[start:end])
    found = []
    for a, _, folded in piece.words:
        stem = folded.removesuffix("'s")
        written = piece.clean[a : a + len(stem)]
        shouted = len(stem) > 1 and written.isupper()
        found.append(Word(start + a, start + a + len(stem), stem, written[0].isupper(), shouted))
    return found


def names(text: Text, words: list[Word]) -> Iterator[Name]:
    """The names in the words of one sentence, from left to right."""
    index = 0
    while index < len(words):
        name = _name_at(text, words, index)
        if name is None:
            index += 1
        else:
            yield name
            index = name.last


def _name_at(text: Text, words: list[Word], index: int) -> Name | None:
    known = vocabulary()
    word = words[index]
    role = _has_role(words, index)
    if not word.capital or not (role or _may_begin(words, index)):
        return None
    last = _last_of(text, words, index)
    given = word.folded.split("-")[0] in known["given"]
    full = last - index > 1
    if not (given or role or (full and _is_shaped(words, index, last))):
        return None
    return Name(index, last, word.start, _initials(words[index:last]), sure=full or role, role=role)


def _may_begin(words: list[Word], index: int) -> bool:
    known = vocabulary()
    folded = words[index].folded
    return folded not in known["opener"] and folded not in known["other"] and folded not in known["role"]


def _last_of(text: Text, words: list[Word], index: int) -> int:
    """One past the last word of the name that begins at `index`: "Jan van den Berg", "J. Smit"."""
    particles, other = vocabulary()["particle"], vocabulary()["other"]
    last, ahead = index + 1, index + 1
    while ahead < len(words) and ahead - index < 6 and _are_joined(text, words[ahead - 1], words[ahead]):
        word = words[ahead]
        if word.folded in other and word.folded not in particles:
            break
        if word.capital and (word.folded not in particles or word.end - word.start > 2):
            last = ahead + 1
        elif word.folded not in particles:
            break
        ahead += 1
    return last


def _are_joined(text: Text, one: Word, other: Word) -> bool:
    between = text.clean[one.end : other.start]
    return between == " " or (between == ". " and one.end - one.start <= 2) or between == "."


def _has_role(words: list[Word], index: int) -> bool:
    """Whether a role stands just before: "my student Sanne", "collega Piet", "PhD candidate Lotte"."""
    known = vocabulary()
    return (
        index > 0 and words[index - 1].folded in known["role"] and words[index].folded not in known["other"]
    )


def _is_shaped(words: list[Word], index: int, last: int) -> bool:
    """Two capitalised words or more that look like a person's name, not like a body or a place."""
    capitals = [word for word in words[index:last] if word.capital]
    return len(capitals) >= 2 and all(_is_name_like(word) for word in capitals)


def _is_name_like(word: Word) -> bool:
    return word.folded not in vocabulary()["other"] and not word.shouted


def _initials(words: list[Word]) -> str:
    return " ".join(f"{word.folded[0].upper() if word.capital else word.folded[0]}." for word in words)
