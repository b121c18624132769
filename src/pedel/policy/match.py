"""What a check sees of a draft (`Scan`, `Part`) and what it says (`Match`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, Protocol

from .draft import Draft
from .pictures.album import Album
from .pictures.boxes import Box
from .pictures.decoding import Picture
from .text import Span, Text


class Label(NamedTuple):
    """What a category is called in a sentence ("a payment card number"), in both languages."""

    en: str
    nl: str


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of text of a draft and where it stands.

    `where` is "text", "name", "handle", "bio", "link", "alt.1", "file.1" or "picture.1" (from 1); `hits` are
    the clean spans of the terms found in it, by run and tag. `boxes` says where in a picture a span of the
    original text stands; None for what is no picture. The text of "picture.1" is what can be read in it, ""
    where nothing was read.
    """

    where: str
    text: Text
    hits: Mapping[int, Mapping[str, list[Span]]] = field(repr=False)
    boxes: Callable[[int, int], tuple[Box, ...]] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Match:
    """A place in a draft at which a check found one of its categories.

    `start` and `end` are clean offsets in `part.text`; an empty span speaks of the whole part.
    `masked`: the value must not be shown in any output. `ask`: not sure enough for a finding, so
    it is put to the author as a question. `values` fill the placeholders of a clause's message;
    `suggestion` is a text ready to paste. `boxes` are the places in the picture that `part` is; the engine
    fills them in where the match is a span of the text in it.
    """

    category: str
    part: Part
    start: int = 0
    end: int = 0
    masked: bool = False
    ask: bool = False
    values: Mapping[str, str] = field(default_factory=dict)
    suggestion: str = ""
    boxes: tuple[Box, ...] = ()


class Scan:
    """One draft as one run of one check sees it.

    `known` is what the institution has told this check beside its parameters (its marks, its embargoes),
    None where it has told nothing. `album` are the draft's pictures, opened when somebody asks for them.
    """

    __slots__ = ("album", "day", "draft", "known", "parts", "run")

    def __init__(
        self,
        draft: Draft,
        parts: tuple[Part, ...],
        day: date,
        run: int,
        known: Any = None,
        *,
        album: Album | None = None,
    ) -> None:
        self.album = album or Album(draft.media)
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

    @property
    def pictures(self) -> Iterator[tuple[int, Picture]]:
        """The pictures that could be opened, each with its number (from 1); several for a film."""
        return iter(self.album)

    def picture_part(self, number: int) -> Part:
        """The part that stands for a picture, to speak of the whole of it."""
        return self.part(f"picture.{number}") or self.text

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
    it has nothing to find, so it is not called; `VALUES`: the placeholders its matches fill;
    `BEYOND_YAML = True`: what it looks at (a picture, what the institution knows) does not fit into an
    example in YAML, so `tests/policy/checks/test_<check>.py` shows it.
    """

    CATEGORIES: Mapping[str, Label]
    Params: type[Any]

    def find(self, scan: Scan, params: Any, /) -> Iterator[Match]: ...
