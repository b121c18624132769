"""A report for programs: JSON as `report.schema.json` describes it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from ..clause import Source
from ..finding import Finding, Question
from ..pictures.boxes import Box
from ..report import Report
from .veil import Veil
from .wording import Wording

SCHEMA = "urn:pedel:report:1"
"""The `$id` of the schema; another number when a program that reads reports would have to change."""
SCHEMA_FILE = Path(__file__).parents[1] / "report.schema.json"

# Valid inside a JSON string, yet some terminals obey them (C1) or turn the line around (UAX #9).
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def to_json(report: Report, lang: str | None = None) -> str:
    """The report as JSON text, in its own language or in `lang`."""
    return dumps(as_object(report, lang))


def dumps(value: Any) -> str:
    """Plain data as JSON text that is safe to print."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    # I-JSON (RFC 7493, section 2.1) has no lone surrogates.
    text = _LONE_SURROGATES.sub("\ufffd", text)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def as_object(report: Report, lang: str | None = None) -> dict[str, Any]:
    """The report as plain data in the order of the schema; no masked value is in it."""
    veil = Veil(report)
    lang = lang or report.lang
    wording = Wording(lang)
    pack = report.pack
    return {
        "schema": SCHEMA,
        "pack": {"id": pack.id, "edition": pack.edition, "institution": pack.institution},
        "digest": report.draft.digest(),
        "account": report.draft.account,
        "lang": lang,
        "verdict": report.verdict,
        "findings": [_finding(veil.finding(finding), lang) for finding in report.findings],
        "questions": [_question(question, veil, lang) for question in report.questions],
        "cards": [
            {"clause": card.id, "title": card.title.in_(lang), "text": card.paraphrase.in_(lang)}
            for card in report.cards
        ],
        "unchecked": [{"what": code, "why": wording.unchecked(code, report)} for code in report.unchecked],
    }


def _finding(finding: Finding, lang: str) -> dict[str, Any]:
    return {
        "clause": finding.clause.id,
        "title": finding.clause.title.in_(lang),
        "check": finding.check,
        "level": finding.level.word,
        "category": finding.category,
        "where": finding.where,
        "start": finding.start,
        "end": finding.end,
        "boxes": _boxes(finding.boxes),
        "excerpt": finding.excerpt,
        "message": finding.message(lang),
        "remedy": finding.remedy(lang),
        "suggestion": finding.suggestion,
        "source": _source(finding.clause.source),
        "shielded_by": list(finding.shielded_by),
    }


def _boxes(boxes: tuple[Box, ...]) -> list[dict[str, int]]:
    return [box._asdict() for box in boxes]


def _source(source: Source) -> dict[str, Any]:
    return {"section": source.section, "sentences": list(source.sentences)}


def _question(question: Question, veil: Veil, lang: str) -> dict[str, Any]:
    return {
        "clause": question.clause.id,
        "id": question.id,
        "ask": veil.over(question.ask.in_(lang)),
        "where": question.where,
        "start": question.start,
        "end": question.end,
        "boxes": _boxes(question.boxes),
    }
