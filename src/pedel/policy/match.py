"""What a check sees of a draft (`Scan`, `Part`) and what it says (`Match`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, Protocol

from .draft import Draft
from .text import Span, Text


class Label(NamedTuple):
    """What a category is called in a sentence ("a payment card number"), in both languages."""

    en: str
    nl: str


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of text of a draft and where it stands.

    `where` is "text", "name", "handle", "bio", "link", "alt.1" or "file.1" (from 1); `hits` are the
    clean spans of the terms found in it, by run and tag.
    """

    where: str
    text: Text
    hits: Mapping[int, Mapping[str, list[Span]]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Match:
    """A place in a draft at which a check found one of its categories.

    `start` and `end` are clean offsets in `part.text`; an empty span speaks of the whole part.
    `masked`: the value must not be shown in any output. `ask`: not sure enough for a finding, so
    it is put to the author as a question. `values` fill the placeholders of a clause's message;
    `suggestion` is a text ready to paste.
    """

    category: str
    part: Part
    start: int = 0
    end: int = 0
    masked: bool = False
    ask: bool = False
    values: Mapping[str, str] = field(default_factory=dict)
    suggestion: str = ""


class Scan:
    """One draft as one run of one check sees it.

    `known` is what the institution has told this check beside its parameters (its marks, its embargoes),
    None where it has told nothing.
    """

    __slots__ = ("day", "draft", "known", "parts", "run")

    def __init__(self, draft: Draft, parts: tuple[Part, ...], day: date, run: int, known: Any = None) -> None:
        self.draft = draft
        self.parts = parts
        self.day = day
        self.run = run
        self.known = known

    @property
    def text(self) -> Part:
        """The draft's own text."""
        return self.parts[0]

    def part(self, where: str) -> Part | None:
        """The part of that name ("bio"), or None when the draft has none."""
        return next((part for part in self.parts if part.where == where), None)

    def hits(self, part: Part, tag: str) -> list[Span]:
        """The clean spans in a part of this check's terms with that tag."""
        own = part.hits.get(self.run)
        return own.get(tag, []) if own else []

    def all_hits(self, part: Part) -> Mapping[str, list[Span]]:
        """The clean spans in a part of all this check's terms, by tag; empty when none was found."""
        return part.hits.get(self.run, {})

    def language(self) -> str:
        """The language to write a suggestion in: the draft's, English when it is neither."""
        if self.draft.lang != "auto":
            return self.draft.lang
        return "nl" if self.text.text.language == "nl" else "en"


class Check(Protocol):
    """What a module in `pedel.policy.checks` holds.

    `CATEGORIES`: everything it can find and what each is called. `Params`: a frozen dataclass of
    what a pack may set, each with a default. `find`: yields the matches. Optional: `terms(params)`
    gives further term lists by tag; `WAKES_ON_TERMS = True` says that without any hit of its terms
    it has nothing to find, so it is not called; `VALUES`: the placeholders its matches fill.
    """

    CATEGORIES: Mapping[str, Label]
    Params: type[Any]

    def find(self, scan: Scan, params: Any, /) -> Iterator[Match]: ...
