"""A clause: one citable provision of an institution's guidelines, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, NamedTuple

from .draft import Account, Draft


class Level(IntEnum):
    """How much a finding asks of the author, from good to know to cannot go out."""

    NOTE = 1
    ADVICE = 2
    ANSWER = 3
    STOP = 4

    @property
    def word(self) -> str:
        return self.name.lower()


class Bilingual(NamedTuple):
    """One text in the two languages Pedel speaks."""

    en: str
    nl: str

    def in_(self, lang: str) -> str:
        """The text in "nl", or in English for any other language."""
        return self.nl if lang == "nl" else self.en


KINDS = frozenset(
    "content.forbid content.require content.advise consent.require asset.use attest approval.gate "
    "mandate account.open credential incident role.contact resource right exception duty consequence "
    "inform encourage scope precedence reference".split()
)
"""What a clause does: the kinds of policy that Pedel knows how to serve."""

MODALITIES = frozenset(
    "must must-not should should-not may right informs encourages defines precedes power".split()
)
"""How strongly a clause binds, in the words of RFC 2119 and of deontic logic (right, power)."""

PARTIES = frozenset(
    "staff former-staff academic-staff personal brand approver contact supervisor communications "
    "university".split()
)
"""Who can be bound: staff at large, staff on a personal account, those who post on brand accounts…"""

EFFECTS = frozenset("inform advise offer answer attest block approve record register".split())
"""What a clause makes the system do. On a personal account only inform, advise and offer exist."""

PERSONAL_EFFECTS = frozenset(("inform", "advise", "offer"))
NEVER_CHECKED = frozenset(("right", "consequence", "inform", "encourage", "exception", "precedence"))
"""Kinds that are read, never detected in a draft."""


class Source(NamedTuple):
    """Where a clause stands in the institution's own text: section, sentences (from 1), hashes."""

    section: str
    sentences: tuple[int, ...]
    sha256: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class When:
    """On which drafts a question or a card fits; what is left open does not matter."""

    account: Account | None = None
    media: bool | None = None
    links: bool | None = None
    findings: tuple[str, ...] = ()

    def fits(self, draft: Draft, found: frozenset[str]) -> bool:
        """Whether it fits a draft in which clauses `found` have a finding."""
        return (
            self.account in (None, draft.account)
            and self.media in (None, bool(draft.media))
            and (self.links is None or self.links == ("://" in draft.text or "www." in draft.text))
            and (not self.findings or not found.isdisjoint(self.findings))
        )


class AskedQuestion(NamedTuple):
    """A question that no machine can answer, and when it is put."""

    id: str
    ask: Bilingual
    when: When


@dataclass(frozen=True, slots=True)
class CheckUse:
    """How a clause uses a check: which categories, with which parameters, at which level.

    `ask` is what the author is asked where the check is unsure; the message when there is none.
    """

    check: str
    categories: frozenset[str]
    params: Any
    level: Mapping[Account, Level]
    message: Bilingual
    remedy: Bilingual
    ask: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A draft that shows what a clause is about, and the day on which it is judged."""

    draft: Draft
    day: str
    line: int


@dataclass(frozen=True, slots=True)
class Clause:
    """One provision: who is bound to what, where it stands, and what Pedel does about it."""

    id: str
    title: Bilingual
    paraphrase: Bilingual
    binds: tuple[str, ...]
    accounts: tuple[Account, ...]
    kind: str
    modality: str
    source: Source
    file: str
    line: int
    condition: Bilingual | None = None
    checks: tuple[CheckUse, ...] = ()
    questions: tuple[AskedQuestion, ...] = ()
    related: tuple[str, ...] = ()
    shields: tuple[str, ...] = ()
    note: Bilingual | None = None
    card: When | None = None
    effects: Mapping[Account, tuple[str, ...]] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    good: tuple[Example, ...] = ()
    bad: tuple[Example, ...] = ()
