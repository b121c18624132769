"""Findings that say the same, told once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..clause import Clause, Level
from ..finding import Finding


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one clause with one remedy: the numbers of its findings by what they say."""

    clause: Clause
    level: Level
    remedy: str
    suggestion: str
    messages: dict[str, list[int]] = field(default_factory=dict)


def grouped(numbered: Mapping[int, Finding], lang: str) -> list[Group]:
    """The findings in groups, in the order of the first of each."""
    groups: dict[tuple[str, Level, str, str], Group] = {}
    for number, finding in numbered.items():
        clause, level, remedy = finding.clause, finding.level, finding.remedy(lang)
        key = (clause.id, level, remedy, finding.suggestion)
        group = groups.setdefault(key, Group(clause, level, remedy, finding.suggestion))
        group.messages.setdefault(finding.message(lang), []).append(number)
    return list(groups.values())
