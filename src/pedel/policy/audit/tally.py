"""What an audit counts. Tallies add up, so each chunk of an archive has its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ..draft import Account
from ..finding import Finding
from ..render.veil import Veil
from ..report import Report
from .row import Id, Row

MOST_EXAMPLES = 3
MOST_UNREAD = 50
"""Rows that are named one by one when they could not be read; the others are counted."""
_AROUND = 60


class Place(NamedTuple):
    """Where findings are counted: one clause, check, category, level (its word) and kind of account."""

    clause: str
    check: str
    category: str
    level: str
    account: Account


class Shown(NamedTuple):
    """A finding in a brand draft with the words around it, masked."""

    id: Id
    check: str
    category: str
    level: str
    where: str
    before: str
    excerpt: str
    after: str


@dataclass
class Tally:
    """The figures of an audit. Nothing in it comes from a personal draft but numbers."""

    found: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    unread: int = 0
    reasons: list[tuple[int, str]] = field(default_factory=list)
    accounts: Counter[tuple[Account, str]] = field(default_factory=Counter)
    findings: Counter[Place] = field(default_factory=Counter)
    touched: Counter[tuple[str, Account]] = field(default_factory=Counter)
    months: Counter[tuple[str, str]] = field(default_factory=Counter)
    unchecked: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[Shown]] = field(default_factory=dict)

    @property
    def drafts(self) -> int:
        return self.verdicts.total()

    @property
    def rows(self) -> int:
        return self.drafts + self.unread

    def count(self, verdict: str, *, has_findings: bool) -> None:
        self.found += has_findings
        self.verdicts[verdict] += 1

    def count_unread(self, number: int, reason: str) -> None:
        self.unread += 1
        self.reasons.append((number, reason))

    def add(self, other: Tally) -> None:
        """Adds the tally of what comes next in the archive."""
        self.found += other.found
        self.unread += other.unread
        self.reasons += other.reasons[: MOST_UNREAD - len(self.reasons)]
        for name in ("verdicts", "accounts", "findings", "touched", "months", "unchecked"):
            getattr(self, name).update(getattr(other, name))
        for clause, shown in other.examples.items():
            for example in shown:
                self._show(clause, example)

    def detail(self, row: Row, report: Report) -> None:
        """Counts what only the overview shows."""
        account = row.draft.account
        self.accounts[account, report.verdict] += 1
        self.months[row.month, report.verdict] += 1
        self.unchecked.update(_unchecked(report))
        for clause in {finding.clause.id for finding in report.findings}:
            self.touched[clause, account] += 1
        for finding in report.findings:
            clause, level = finding.clause.id, finding.level.word
            self.findings[Place(clause, finding.check, finding.category, level, account)] += 1
        if account == "brand":
            self._exemplify(row.id, report)

    def _exemplify(self, row_id: Id, report: Report) -> None:
        """Keeps the first finding of each clause in a brand draft while there are too few."""
        first = {finding.clause.id: finding for finding in reversed(report.findings)}
        wanted = [c for c in first if len(self.examples.get(c, ())) < MOST_EXAMPLES]
        veil = Veil(report) if wanted else None
        for clause in wanted:
            assert veil is not None
            self._show(clause, _shown(row_id, veil.finding(first[clause]), veil))

    def _show(self, clause: str, example: Shown) -> None:
        shown = self.examples.setdefault(clause, [])
        if len(shown) < MOST_EXAMPLES:
            shown.append(example)


def _shown(row_id: Id, finding: Finding, veil: Veil) -> Shown:
    text = veil.part(finding.where)
    begin, end = max(0, finding.start - _AROUND), min(len(text), finding.end + _AROUND)
    before, after = text[begin : finding.start], text[finding.end : end]
    if finding.start == finding.end:  # it speaks of the whole: nothing in particular to quote
        before = after = ""
    elif begin > 0:
        before = "…" + before.partition(" ")[2]
    if after and end < len(text):
        after = after.rpartition(" ")[0] + "…"
    place = (finding.check, finding.category, finding.level.word, finding.where)
    return Shown(row_id, *place, before, finding.excerpt, after)


def _unchecked(report: Report) -> Iterator[str]:
    """As `Report.unchecked`, without the language of each sentence, which takes long to tell."""
    draft = report.draft
    if draft.media:
        yield "pictures"
    if draft.profile is None:
        yield "profile"
    if "://" in draft.text or "www." in report.parts[0].text.folded:
        yield "links"
