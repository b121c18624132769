"""A language's phrases, filled by chance."""

from __future__ import annotations

import random
import re
from collections.abc import Container, Sequence

from .phrases import Group, groups, sections

_CHOICE = re.compile(r"\(([^()]*/[^()]*)\)")
_SLOT = re.compile(r"\{(\w+)\}")
_ARTICLE = re.compile(r"\b([Aa]) (?=[<\"“]?(?!one\b|uni|use|euro|ewe|ubiq)[aeiou])", re.IGNORECASE)
_SPACES = re.compile(r" {2,}| +(?=[,.](?: |$))")
_NONE_OF = re.compile(r"\bniet een ")
OF_A_GROUP = frozenset(
    "groups groups_cap group group_cap adj bare things things_cap slur slurs a_slur een geen niet".split()
)
"""Slots that say of whom; they are filled last, so that one sentence can be said of several."""


def capital(text: str) -> str:
    """A text that begins a sentence, its marks aside."""
    at = next((n for n, c in enumerate(text) if c not in "<\"'“(#@"), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


class Voice:
    """The phrases of one language, and chance.

    In a phrase `(one/other)` is a choice and `{name}` a phrase of that section; `{Name}` begins a sentence.
    """

    def __init__(self, language: str, chance: random.Random) -> None:
        self.language = language
        self.chance = chance
        self.phrases = sections(language)
        self.protected = groups(language, "protected")
        self.open = groups(language, "open")
        self.things = groups(language, "things")
        self.slurs = [tuple(line.split(" | ")) for line in self.phrases["slurs"]]
        self.names = frozenset(
            group.many.partition(" ")[0]
            for group in (*self.protected, *self.open, *self.things)
            if group.many[0].isupper()
        )

    def likely(self, share: float) -> bool:
        """True in that share of all cases, 0 to 1."""
        return self.chance.random() < share

    def one_of(self, *names: str) -> str:
        """A phrase of one of these sections, each section as likely as another, unfilled."""
        return self.chance.choice(self.phrases[self.chance.choice(names)])

    def pick(self, groups: Sequence[Group], frame: str = "") -> Group:
        """A group that the frame can take."""
        while True:
            group = self.chance.choice(groups)
            if group.bare or "{bare}" not in frame:
                return group

    def say(self, frame: str, keep: Container[str] = OF_A_GROUP, **known: str) -> str:
        """A frame with its choices made and its slots filled, but for those to keep that are not known."""
        for _ in range(8):
            before = frame
            frame = _CHOICE.sub(lambda found: self.chance.choice(found[1].split("/")), frame)
            frame = _SLOT.sub(lambda found: self._slot(found[1], keep, known), frame)
            if frame == before:
                break
        frame = _SPACES.sub(lambda found: " " if frame[found.end()] not in ",." else "", frame.strip())
        return _ARTICLE.sub(r"\1n ", frame) if self.language == "en" else _NONE_OF.sub("geen ", frame)

    def of(self, frame: str, group: Group) -> str:
        """A said frame with a group and a slur in it."""
        slur, slurs = self.chance.choice(self.slurs)
        article = "een" if self.language == "nl" else "a"
        return self.say(
            frame,
            keep=(),
            groups=group.many,
            groups_cap=capital(group.many),
            group=group.one,
            group_cap=capital(group.one),
            adj=group.adjective,
            bare=group.bare,
            slur=slur,
            slurs=slurs,
            things=group.many,
            things_cap=capital(group.many),
            a_slur=f"{article} {slur}",
        )

    def inside(self, text: str) -> str:
        """A sentence inside another one; names keep their capital."""
        first = text.partition(" ")[0]
        keeps = first in self.names or first == "I" or first[1:2].isupper()
        return text if keeps else text[:1].lower() + text[1:]

    def _slot(self, name: str, keep: Container[str], known: dict[str, str]) -> str:
        if name in known:
            return known[name]
        if name in keep:
            return f"{{{name}}}"
        small = name[:1].lower() + name[1:]
        found = known[small] if small in known else self.chance.choice(self.phrases[small])
        return found if name == small else capital(found)
