"""A pack and its clauses for programs, as plain data."""

from __future__ import annotations

from typing import Any

from ..clause import Bilingual, Clause
from ..pack import Pack


def summary(pack: Pack) -> dict[str, Any]:
    """What a pack is."""
    return {
        "id": pack.id,
        "institution": pack.institution,
        "title": _both(pack.title),
        "edition": pack.edition,
        "clauses": len(pack.clauses),
    }


def whole(pack: Pack) -> dict[str, Any]:
    """A pack with all its clauses, in the order of the guidelines."""
    return {**summary(pack), "clauses": [_clause(clause) for clause in pack]}


def _clause(clause: Clause) -> dict[str, Any]:
    return {
        "id": clause.id,
        "title": _both(clause.title),
        "paraphrase": _both(clause.paraphrase),
        "binds": list(clause.binds),
        "accounts": list(clause.accounts),
        "kind": clause.kind,
        "modality": clause.modality,
        "condition": _both(clause.condition),
        "note": _both(clause.note),
        "source": clause.source._asdict(),
        "checks": [
            {
                "check": use.check,
                "categories": sorted(use.categories),
                "level": {account: level.word for account, level in use.level.items()},
            }
            for use in clause.checks
        ],
        "questions": [{"id": question.id, "ask": _both(question.ask)} for question in clause.questions],
        "related": list(clause.related),
        "shields": list(clause.shields),
    }


def _both(text: Bilingual | None) -> dict[str, str] | None:
    return text._asdict() if text else None
