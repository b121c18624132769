"""The figures of the overview: a tally put in order, with the shapes that show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ..checks import load_check
from ..clause import Clause, Level
from ..draft import ACCOUNTS, Account
from ..pack import Pack
from ..report import VERDICTS
from .tally import Place, Shown, Tally

LEVELS = tuple(level.word for level in Level)
VERDICT_WORDS = tuple(dict.fromkeys(VERDICTS.values()))
_MOST_CATEGORIES = 3
_MOST_MONTHS = 36
_MOST_YEARS = 40


class Segment(NamedTuple):
    """A piece of a bar: what it stands for, how many, and where it lies in percent of the whole."""

    name: str
    number: int
    start: float
    width: float


class Kind(NamedTuple):
    """The drafts for one kind of account."""

    account: Account
    drafts: int
    segments: tuple[Segment, ...]


class Cited(NamedTuple):
    """A clause that has findings."""

    clause: Clause
    findings: int
    drafts: Mapping[Account, int]
    segments: tuple[Segment, ...]
    categories: tuple[tuple[str, int], ...]
    examples: tuple[Shown, ...]

    @property
    def levels(self) -> tuple[Segment, ...]:
        """The levels of its findings, the highest first."""
        return self.segments[::-1]


class Period(NamedTuple):
    """A month or a year, and its drafts by verdict, the worst lowest."""

    label: str
    drafts: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Figures:
    """All that the overview shows of a tally, in the language `lang`."""

    tally: Tally
    pack: Pack
    lang: str

    @property
    def verdicts(self) -> tuple[Segment, ...]:
        """The four verdicts, also those that no draft has."""
        return segments({word: self.tally.verdicts[word] for word in VERDICT_WORDS}, self.tally.drafts)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of account that have drafts, brand first."""
        counts = {a: {v: self.tally.accounts[a, v] for v in VERDICT_WORDS} for a in ACCOUNTS}
        totals = {account: sum(count.values()) for account, count in counts.items()}
        shown = (account for account in reversed(ACCOUNTS) if totals[account])
        return tuple(
            Kind(account, totals[account], segments(counts[account], totals[account])) for account in shown
        )

    @property
    def cited(self) -> tuple[Cited, ...]:
        """The clauses that have findings, the most frequent first."""
        by_clause: dict[str, Counter[Place]] = {}
        for place, count in self.tally.findings.items():
            by_clause.setdefault(place.clause, Counter())[place] += count
        most = max((counts.total() for counts in by_clause.values()), default=0)
        cited = [self._cited(clause, counts, most) for clause, counts in by_clause.items()]
        return tuple(sorted(cited, key=lambda one: (-one.findings, one.clause.id)))

    def _cited(self, clause: str, counts: Counter[Place], most: int) -> Cited:
        levels = {level: sum(n for p, n in counts.items() if p.level == level) for level in LEVELS}
        categories: Counter[str] = Counter()
        for place, count in counts.items():
            categories[self.label(place.check, place.category)] += count
        return Cited(
            self.pack[clause],
            counts.total(),
            {account: self.tally.touched[clause, account] for account in ACCOUNTS},
            tuple(one for one in segments(levels, most) if one.number),
            tuple(sorted(categories.items(), key=lambda item: (-item[1], item[0]))[:_MOST_CATEGORIES]),
            tuple(self.tally.examples.get(clause, ())),
        )

    def label(self, check: str, category: str) -> str:
        """What a category is called in a sentence."""
        label = load_check(check).CATEGORIES[category]
        return str(label.nl if self.lang == "nl" else label.en)

    @property
    def dated(self) -> int:
        """How many drafts bear a date."""
        return sum(count for (month, _), count in self.tally.months.items() if month)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The drafts by month, by year when there are many; the last ones when there are too many."""
        months = sorted({month for month, _ in self.tally.months if month})
        if not months:
            return ()
        labels = _months(months[0], months[-1])
        if len(labels) > _MOST_MONTHS:
            labels = [str(year) for year in range(int(months[0][:4]), int(months[-1][:4]) + 1)][-_MOST_YEARS:]
        width = len(labels[0])
        counts: Counter[tuple[str, str]] = Counter()
        for (month, verdict), count in self.tally.months.items():
            counts[month[:width], verdict] += count
        return _periods(labels, counts)


def _months(first: str, last: str) -> list[str]:
    begin, end = date.fromisoformat(f"{first}-01"), date.fromisoformat(f"{last}-01")
    numbers = range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month)
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in numbers]


def _periods(labels: Iterable[str], counts: Mapping[tuple[str, str], int]) -> tuple[Period, ...]:
    drafts = {label: {word: counts[label, word] for word in reversed(VERDICT_WORDS)} for label in labels}
    most = max(sum(words.values()) for words in drafts.values())
    return tuple(Period(label, sum(words.values()), segments(words, most)) for label, words in drafts.items())


def segments(counts: Mapping[str, int], whole: int) -> tuple[Segment, ...]:
    """The counts one behind the other on a bar that is as long as `whole`."""
    found: list[Segment] = []
    start = 0.0
    for name, count in counts.items():
        width = 100 * count / whole if whole else 0.0
        found.append(Segment(name, count, round(start, 3), round(width, 3)))
        start += width
    return tuple(found)
