"""A pack: one edition of an institution's guidelines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

from .clause import Bilingual, Clause

Decision = Literal["advice", "approval"]
Decider = Literal["contact", "steward", "approver"]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the institution's text: its heading there and what it is called here.

    `context` are the sentences that bind nobody, each with the reason why no clause cites it.
    """

    heading: str
    title: Bilingual
    context: Mapping[int, str]
    hashes: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Opening:
    """How the institution opens an account: whether it takes advice or approval, and whose.

    `advice` is heard and the applicant decides; without `approval` no account is opened.
    """

    decision: Decision = "advice"
    by: Decider = "contact"


OPENING: Mapping[str, tuple[str, ...]] = {"decision": get_args(Decision), "by": get_args(Decider)}
"""What a pack may say of opening accounts, by its key."""


@dataclass(frozen=True, eq=False)
class Pack:
    """One edition of guidelines: nothing else steers a check."""

    id: str
    institution: str
    title: Bilingual
    edition: str
    languages: tuple[str, ...]
    sections: tuple[Section, ...]
    clauses: tuple[Clause, ...]
    folder: Path
    card: tuple[str, ...] = ()
    note: Bilingual | None = None
    opening: Opening | None = None

    def __getitem__(self, clause_id: str) -> Clause:
        return self._by_id[clause_id]

    def __contains__(self, clause_id: str) -> bool:
        return clause_id in self._by_id

    def __iter__(self) -> Iterator[Clause]:
        return iter(self.clauses)

    @cached_property
    def _by_id(self) -> dict[str, Clause]:
        return {clause.id: clause for clause in self.clauses}

    @cached_property
    def shields(self) -> Mapping[str, tuple[str, ...]]:
        """For a clause's id the rights that shield the author against reading too much in it."""
        shields: dict[str, tuple[str, ...]] = {}
        for right in self.clauses:
            for clause_id in right.shields:
                shields[clause_id] = (*shields.get(clause_id, ()), right.id)
        return shields

    def __add__(self, other: Pack) -> Pack:
        """Both packs at once, for a check against this one's clauses and the other's.

        How accounts are opened is said by the first of them that says it.
        """
        return replace(
            self,
            id=f"{self.id}+{other.id}",
            sections=self.sections + other.sections,
            clauses=self.clauses + other.clauses,
            opening=self.opening or other.opening,
        )
