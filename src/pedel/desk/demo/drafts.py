"""Drafts in every state, brought there by the people who would have done it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from pedel.desk.approvals import actions as approvals
from pedel.desk.approvals.models import Request
from pedel.desk.drafts import actions
from pedel.desk.drafts.findings import findings
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.questions import NO, YES, questions
from pedel.desk.drafts.writing import Writing
from pedel.desk.mandates.kinds import NEVER_AT_ONCE

from .accounts import account
from .reading import read
from .university import by


def fill() -> None:
    for row in read("drafts"):
        draft = _written(row)
        for comment in row.get("comments", ()):
            actions.comment(by(comment["by"]), draft, text=comment["text"], quote=comment.get("quote", ""))
        if row.get("then", ["discard"]) != ["discard"]:
            _answered(row, draft)
        for step in row.get("then", ()):
            _follow(row, _fresh(draft), step)


def _written(row: dict[str, Any]) -> Draft:
    accounts = [account(name) for name in row["accounts"]]
    ids = dict(zip(row["accounts"], (each.pk for each in accounts), strict=True))
    writing = Writing(
        text=row["text"].strip(),
        variants={ids[name]: text.strip() for name, text in row.get("variants", {}).items()},
        kind=row["kind"],
        topics=tuple(row.get("topics", ())),
        language=row["language"],
        planned_for=_planned(row.get("planned")),
    )
    draft: Draft = actions.create(by(row["by"]), accounts, writing=writing)
    return draft


def _planned(days: int | None) -> datetime | None:
    """Nine o'clock that many days ahead; this evening when it is today."""
    if days is None:
        return None
    now = timezone.localtime()
    if days > 0:
        return (now + timedelta(days=days)).replace(hour=9, minute=0, second=0, microsecond=0)
    evening = now.replace(hour=20, minute=0, second=0, microsecond=0)
    return evening if evening > now else now.replace(hour=23, minute=59, second=59)


def _answered(row: dict[str, Any], draft: Draft) -> None:
    """Everything that the guidelines ask is answered, as somebody with a good conscience would."""
    author = by(row["by"])
    for fact in row.get("facts", ()):
        actions.list_fact(author, _fresh(draft), **fact)
    for found in findings(_fresh(draft), row["language"]):
        if found.is_open:
            actions.set_aside(author, _fresh(draft), key=found.shown.key, reason=row["reasons"])
    for put in questions(_fresh(draft), row["language"]):
        if put.is_open:
            is_gate = put.clause.kind == "approval.gate"
            word = NO if is_gate and row["kind"] not in NEVER_AT_ONCE else YES
            actions.answer(author, _fresh(draft), clause=put.clause.id, question=put.id, word=word)


def _follow(row: dict[str, Any], draft: Draft, step: str) -> None:
    """One step of the story: "ask", "clear", "discard", or "approve by anouk", "decline by anouk: why"."""
    told, _, note = step.partition(": ")
    what, _, name = told.partition(" by ")
    actor = by(name or row["by"])
    if what in ("ask", "clear"):
        getattr(approvals, what)(actor, draft)
    elif what == "discard":
        actions.discard(actor, draft)
    else:
        request = Request.objects.get(revision__draft=draft, state=Request.State.WAITING)
        decide = {"approve": approvals.approve, "decline": approvals.decline, "question": approvals.ask_back}
        decide[what](actor, request, digest=request.digest, note=note)


def _fresh(draft: Draft) -> Draft:
    return Draft.objects.get(pk=draft.pk)
