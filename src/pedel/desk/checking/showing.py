"""A report as pages show it: every finding with its clause, masked, in the reader's language."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from pedel.desk import packs
from pedel.desk.knowledge import known
from pedel.policy import Clause, Draft, Finding, Report, check
from pedel.policy.render.veil import Veil

PLACES = {"disclaimer": ("bio", "text"), "source_link": ("text",)}
"""Where what a check suggests is added; the suggestion of any other check replaces what it found."""

LOOKED_AT = 1_000
"""A list shows a line; so many code points around it say what its words are."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding, ready to be shown.

    `key` tells the same finding again in another version of the text (clause, category, what was
    found); `start` and `end` are code points in the part `where` ("text", "bio", "alt.1" …);
    `level` is a word; `places` are where the suggestion goes: "text" and "bio" when it is added there,
    "here" when it takes the place of what was found. Nothing in it holds a masked value.
    """

    key: str
    clause: Clause
    level: str
    where: str
    start: int
    end: int
    excerpt: str
    title: str
    message: str
    remedy: str
    suggestion: str
    places: tuple[str, ...]
    is_masked: bool
    shielded_by: tuple[str, ...]
    rights: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question only the author can answer."""

    clause: Clause
    id: str
    text: str


def shown(report: Report, lang: str) -> list[Shown]:
    """The findings of a report in "en" or "nl", in the order in which the report has them."""
    veil = Veil(report)
    return [_shown(report, finding, veil.finding(finding), lang) for finding in report.findings]


def asked(report: Report, lang: str) -> list[Asked]:
    """The questions of a report in "en" or "nl"."""
    veil = Veil(report)
    return [Asked(q.clause, q.id, veil.over(q.ask.in_(lang))) for q in report.questions]


def key(report: Report, finding: Finding) -> str:
    """Sixty-four hex digits that stay the same while the passage stands in the text unchanged.

    What is about a picture stays with that picture, wherever it stands among the others.
    """
    text = next(part.text.original for part in report.parts if part.where == finding.where)
    passage = " ".join(text[finding.start : finding.end].casefold().split())
    name, _, number = finding.where.partition(".")
    where = report.draft.media[int(number) - 1].digest if name == "picture" else finding.where
    told = "\x1f".join((finding.clause.id, finding.check, finding.category, where, passage))
    return hashlib.sha256(told.encode()).hexdigest()


def _shown(report: Report, finding: Finding, veiled: Finding, lang: str) -> Shown:
    return Shown(
        key=key(report, finding),
        clause=finding.clause,
        level=finding.level.word,
        where=finding.where,
        start=finding.start,
        end=finding.end,
        excerpt=veiled.excerpt,
        title=finding.clause.title.in_(lang),
        message=veiled.message(lang),
        remedy=veiled.remedy(lang),
        suggestion=veiled.suggestion,
        places=PLACES.get(finding.check, ("here",)) if veiled.suggestion else (),
        is_masked=finding.masked,
        shielded_by=finding.shielded_by,
        rights=tuple(report.pack[right] for right in finding.shielded_by),
    )


def first_line(text: str) -> str:
    """The first line of an official text as a list may show it: what must not be shown is dotted out."""
    report = check(Draft(text[:LOOKED_AT], account="brand"), packs.in_force(), known=known())
    return Veil(report).part("text").strip().partition("\n")[0]
