"""What stands around a word, and whether the word is the author's own at all.

Everything is judged in a window of one sentence, and in the first words of the next one. A word
that is quoted, spoken about, told of somebody else, or part of a name or link is no use of it.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from ...match import Part
from ...pattern import Pattern
from ...text import Span
from .._frames import Frames, pattern
from .._quoted import Cover, quotations

_WINDOW, _FAR, _NEAR, _NEXT = 200, 120, 70, 100

_LINGUISTIC = pattern(r"\b{linguistic}\b", "disrespect/context")
_LINK = Pattern(r"(?:://|www\.|@)[^\s]*$")
_THE = frozenset(("The", "De", "Het", "Der", "Le", "La", "the", "de", "het"))


def frames(tag: str) -> Frames:
    """The frames of a tag of `context.terms`."""
    return Frames("disrespect/context", tag)


_SPOKEN_OF, _TOLD, _OWN_WORDS = frames("spoken-of"), frames("told"), frames("own-words")


class Place(NamedTuple):
    """A word in its sentence: folded text before, of and after it, and the begin of what follows."""

    before: str
    word: str
    after: str
    following: str
    start: int
    end: int

    @property
    def near(self) -> str:
        """The words right before it."""
        return self.before[-_NEAR:]

    @property
    def asked(self) -> Place:
        """The place as if its sentence were no question, for what the next one answers."""
        return self._replace(after=self.after.rstrip("? "))

    @property
    def far(self) -> str:
        """The words before it, from further away."""
        return self.before[-_FAR:]

    @property
    def around(self) -> str:
        """The sentence without the word itself."""
        return f"{self.before}\n{self.after}"


class Context:
    """What a part has around its words."""

    def __init__(self, part: Part, innocent: list[Span], names: list[Span]) -> None:
        self._text = part.text
        self._innocent = Cover(innocent)
        self._names = frozenset(names)

    def place(self, start: int, end: int) -> Place:
        """The place of a clean span."""
        folded = self._text.folded
        first, last = self._text.sentence(start)
        last = max(last, end)
        before = folded[max(first, start - _WINDOW) : start]
        after = folded[end : min(last, end + _WINDOW)]
        return Place(before, folded[start:end], after, folded[last : last + _NEXT], start, end)

    def is_foreign(self, place: Place) -> bool:
        """Whether the word is quoted, spoken about, told of others, or part of a name or a link."""
        if self._innocent.holds(place.start, place.end) or self._quoted.holds(place.start, place.end):
            return True
        if self._is_name(place.start, place.end) or _LINK.search(place.near):
            return True
        if _SPOKEN_OF.fit(place.near, place.after):
            return True
        if _TOLD.fit(place.near) and not _OWN_WORDS.fit(place.near):
            return True
        around = self._text.folded[max(0, place.start - _WINDOW) : place.end + _WINDOW]
        return bool(_LINGUISTIC.search(around))

    @cached_property
    def _quoted(self) -> Cover:
        return quotations(self._text.folded)

    def _is_name(self, start: int, end: int) -> bool:
        """Whether it is written as a title ("The Idiot") or as a name ("Kike Setién")."""
        clean = self._text.clean
        word = clean[start:end]
        if not word[:1].isupper() or " " in word:
            return False
        if word.isupper():  # an acronym, unless everything is shouted
            return (start, end) in self._names and not clean[max(0, start - 20) : end + 20].isupper()
        if not word[1:].islower():
            return False
        previous = clean[max(0, start - 20) : start].rstrip().rpartition(" ")[2]
        following = clean[end : end + 3].lstrip()
        if (start, end) in self._names:
            return previous[:1].isupper() or following[:1].isupper() or previous[-1:].islower()
        return previous in _THE
