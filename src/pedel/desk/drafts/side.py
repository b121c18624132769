"""What stands beside the text while it is written: findings, questions, previews, counts."""

from __future__ import annotations

from typing import Any

from .findings import Found, findings
from .links import links
from .models import Draft
from .preview import previews
from .questions import NOT_APPLICABLE, WORDS, questions
from .reports import lang, open_points
from .writing import Writing


def side(draft: Draft, writing: Writing | None = None) -> dict[str, Any]:
    """Everything the side's templates need, of `writing` where that is not saved yet."""
    writing = writing or Writing.of(draft)
    found = findings(draft, lang(), writing)
    put = questions(draft, lang(), writing)
    wordings = [writing.wording(target.account_id) for target in draft.targets.all()]
    return {
        "findings": found,
        "questions": put,
        "facts": list(draft.facts.all()),
        "links": list(dict.fromkeys(link for wording in wordings for link in links(wording))),
        "previews": previews(draft, writing),
        "points": open_points(draft, writing),
        "words": WORDS,
        "not_applicable": NOT_APPLICABLE,
        "spans": spans(found, writing),
        "numbers": {
            "findings": sum(entry.is_open for entry in found),
            "questions": sum(one.is_open for one in put),
        },
    }


def spans(found: list[Found], writing: Writing) -> dict[str, list[dict[str, Any]]]:
    """What is underlined: by account for its own wording, under "shared" for the text they share."""
    drawn: dict[str, dict[tuple[int, int, str], dict[str, Any]]] = {}
    for entry in found:
        for account, where, start, end in entry.places:
            if where == "text" and end > start:
                tab = str(account) if account in writing.variants else "shared"
                mark = {"where": where, "start": start, "end": end, "level": entry.shown.level}
                drawn.setdefault(tab, {})[start, end, entry.shown.key] = {**mark, "key": entry.shown.key}
    return {tab: list(marks.values()) for tab, marks in drawn.items()}
