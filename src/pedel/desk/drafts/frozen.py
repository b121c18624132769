"""What was found in a revision and how it was answered, kept as it was shown then."""

from __future__ import annotations

from typing import Any

from .findings import Found, findings
from .models import Draft, Fact
from .questions import Put, questions


def frozen(draft: Draft) -> list[dict[str, Any]]:
    """Small JSON values, masked, in both languages.

    `is` "finding": key, clause, level, where, excerpt, title, message, accounts (ids), and reason, by, at
    where it was set aside. `is` "question": clause, id, text, and answer, remark, by, at where it was
    answered. `is` "fact": claim, source, checked_by. Titles, messages and texts are {"en": …, "nl": …}.
    """
    found = zip(findings(draft, "en"), findings(draft, "nl"), strict=True)
    asked = zip(questions(draft, "en"), questions(draft, "nl"), strict=True)
    return [
        *(_finding(en, nl) for en, nl in found),
        *(_question(en, nl) for en, nl in asked),
        *map(_fact, draft.facts.all()),
    ]


def _finding(en: Found, nl: Found) -> dict[str, Any]:
    shown = en.shown
    entry = {
        "is": "finding",
        "key": shown.key,
        "clause": shown.clause.id,
        "level": shown.level,
        "where": shown.where,
        "excerpt": shown.excerpt,
        "title": {"en": shown.title, "nl": nl.shown.title},
        "message": {"en": shown.message, "nl": nl.shown.message},
        "accounts": [account.pk for account in en.accounts],
    }
    if (reason := en.reason) is not None:
        entry |= {"reason": reason.reason, "by": str(reason.given_by), "at": reason.given_at.isoformat()}
    return entry


def _question(en: Put, nl: Put) -> dict[str, Any]:
    entry = {"is": "question", "clause": en.clause.id, "id": en.id, "text": {"en": en.text, "nl": nl.text}}
    if (answer := en.answer) is not None:
        given = {"answer": answer.answer, "remark": answer.remark}
        entry |= {**given, "by": str(answer.given_by), "at": answer.given_at.isoformat()}
    return entry


def _fact(fact: Fact) -> dict[str, Any]:
    return {"is": "fact", "claim": fact.claim, "source": fact.source, "checked_by": fact.checked_by}
