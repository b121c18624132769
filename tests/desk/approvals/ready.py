"""Answering everything that stands open on a draft."""

from __future__ import annotations

from pedel.desk.drafts.models import Answer, Draft
from pedel.desk.drafts.questions import questions


def answered(draft, person, answer="no"):
    """The draft with this answer to every question of a clause."""
    fresh = Draft.objects.get(pk=draft.pk)
    for put in questions(fresh, "en"):
        Answer.objects.create(
            draft=fresh, clause=put.clause.id, question=put.id, answer=answer, given_by=person
        )
    return Draft.objects.get(pk=draft.pk)
