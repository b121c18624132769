"""A report laid out for the page of the private check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pedel.policy import Clause, Pack, Report
from pedel.policy.render.wording import Wording

from .showing import Asked, Shown, asked, shown

MOST = 100
"""So many findings are shown; whoever has more begins with these."""
ORDER = ("note", "advice", "answer", "stop")


class Told(NamedTuple):
    """A finding, and the clauses that say the same of the same place."""

    finding: Shown
    also: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What a report says to the author: the verdict in a word and a sentence, and what stands below."""

    account: str
    style: str
    word: str
    counsel: str
    told: list[Told]
    more: int
    rights: list[Clause]
    questions: list[Asked]
    cards: list[Clause]
    unchecked: list[str]
    cooling: Clause | None


def advice(report: Report, lang: str) -> Advice:
    """The report in "en" or "nl" for the author to read."""
    wording = Wording(lang)
    sign = wording.verdict(report)
    told = _told(shown(report, lang))
    rights = dict.fromkeys(right for finding in report.findings for right in finding.shielded_by)
    return Advice(
        account=report.draft.account,
        style=sign.style,
        word=sign.word,
        counsel=wording.counsel(report),
        told=told[:MOST],
        more=max(len(told) - MOST, 0),
        rights=[report.pack[right] for right in rights],
        questions=asked(report, lang),
        cards=[card for card in report.cards if card.id not in rights],
        unchecked=[wording.unchecked(code, report) for code in report.unchecked],
        cooling=next((f.clause for f in report.findings if f.check == "heat"), None),
    )


def cooling_off(pack: Pack) -> Clause | None:
    """The clause that asks to let a heated draft rest, if the guidelines have one."""
    return next((clause for clause in pack if any(use.check == "heat" for use in clause.checks)), None)


def _told(findings: list[Shown]) -> list[Told]:
    """What several clauses suggest for one place is told once, by the one that asks most."""
    places: dict[tuple[str, int, int, str], list[Shown]] = {}
    for number, finding in enumerate(findings):
        same = finding.suggestion or str(number)
        places.setdefault((finding.where, finding.start, finding.end, same), []).append(finding)
    return [_highest(group) for group in places.values()]


def _highest(group: list[Shown]) -> Told:
    first = max(group, key=lambda finding: ORDER.index(finding.level))
    return Told(first, tuple(finding.clause for finding in group if finding is not first))
