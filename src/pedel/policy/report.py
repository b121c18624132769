"""All that a pack says of a draft, and the verdict that follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .clause import Clause, Level
from .draft import Draft
from .finding import Finding, Question
from .match import Part
from .pack import Pack
from .pictures.album import Seen
from .text import Span

VERDICTS: Mapping[Level | None, str] = {
    None: "clear",
    Level.NOTE: "clear",
    Level.ADVICE: "look-again",
    Level.ANSWER: "answer-first",
    Level.STOP: "stop",
}
"""The verdict by the highest level among the findings; a note is good to know and stops nothing."""


@dataclass(frozen=True)
class Report:
    """The report of a pack on a draft."""

    draft: Draft
    pack: Pack
    parts: tuple[Part, ...] = field(repr=False)
    findings: tuple[Finding, ...]
    asked: tuple[Question, ...]
    masks: Mapping[str, list[Span]] = field(repr=False)
    seen: Seen = field(default_factory=Seen, repr=False)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What only the author can answer: first what a check is unsure of, then what the clauses ask."""
        clauses = (clause for clause in self.pack if self.draft.account in clause.accounts)
        fitting = (
            Question(clause, question.id, question.ask)
            for clause in clauses
            for question in clause.questions
            if question.when.fits(self.draft, self.found)
        )
        return (*self.asked, *fitting)

    @cached_property
    def cards(self) -> tuple[Clause, ...]:
        """Clauses that are good to read beside this report."""
        clauses = (clause for clause in self.pack if self.draft.account in clause.accounts)
        return tuple(c for c in clauses if c.card is not None and c.card.fits(self.draft, self.found))

    @cached_property
    def found(self) -> frozenset[str]:
        """The ids of the clauses that have a finding."""
        return frozenset(finding.clause.id for finding in self.findings)

    @property
    def verdict(self) -> str:
        """One of "clear", "look-again", "answer-first" and "stop"."""
        return VERDICTS[max((finding.level for finding in self.findings), default=None)]

    @cached_property
    def lang(self) -> str:
        """The language the report speaks: the draft's, or English when it is neither."""
        if self.draft.lang != "auto":
            return self.draft.lang
        return "nl" if self.parts[0].text.language == "nl" else "en"

    @cached_property
    def unchecked(self) -> tuple[str, ...]:
        """What was not looked at, as codes: "pictures", "links", "profile", "language", "picture.1".

        "pictures" are those of which nothing is known but name and description, "picture.1" is one that
        could not be opened; `seen.refused` says why.
        """
        draft, text = self.draft, self.parts[0].text
        reasons = {
            "pictures": any(
                number not in self.seen
                for number, media in enumerate(draft.media, 1)
                if not media.name.lower().endswith((".srt", ".vtt"))
            ),
            **{f"picture.{number}": True for number in self.seen.refused},
            "links": "://" in draft.text or "www." in text.folded,
            "profile": draft.profile is None,
            "language": len(text.clean) >= 40
            and any(text.language_at(start) == "other" for start, end in text.sentences if end - start >= 20),
        }
        return tuple(code for code, holds in reasons.items() if holds)
