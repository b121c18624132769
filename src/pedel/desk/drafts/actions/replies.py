"""What the people at a draft say to findings and questions."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..editing import edited
from ..findings import findings
from ..models import Answer, Draft, Fact, Reason
from ..questions import WORDS, questions
from ..reports import lang
from ..writing import kept
from .about import about

LONGEST = 2000


@action("finding.set_aside", may=access.may_write)
def set_aside(by: Actor, draft: Draft, *, key: str, reason: str) -> Done:
    """It was said why something that was found may stand.

    Only where the guidelines leave that to the author: never where something cannot go out at all.
    """
    reason = kept(reason, LONGEST, "reason")
    found = next((entry for entry in findings(draft, lang()) if entry.shown.key == key), None)
    if found is None:
        raise Conflict(_("The text has changed: this is no longer found in it."))
    if found.shown.level != "answer":
        raise ValidationError({"reason": _("No reason can set this aside. Change the text.")})
    clause = found.shown.clause.id
    facts = edited(by, draft)
    given = {"clause": clause, "reason": reason, "given_by": by.person}
    row, _made = Reason.objects.update_or_create(draft=draft, key=key, defaults=given)
    return about(draft, row, clause=clause, **facts)


@action("finding.reopened", may=access.may_write)
def reopen(by: Actor, draft: Draft, *, key: str) -> Done:
    """A reason was taken back: what was found asks again."""
    row = get_object_or_404(Reason, draft=draft, key=key)
    facts = edited(by, draft)
    row.delete()
    return about(draft, draft, clause=row.clause, **facts)


@action("question.answered", may=access.may_write)
def answer(by: Actor, draft: Draft, *, clause: str, question: str, word: str, remark: str = "") -> Done:
    """A question of the guidelines was answered."""
    if word not in WORDS:
        raise ValidationError({"answer": _("Answer yes, no, or does not apply.")})
    remark = kept(remark, LONGEST, "remark") if remark.strip() else ""
    if (clause, question) not in {(put.clause.id, put.id) for put in questions(draft, lang())}:
        raise Conflict(_("The text has changed: this is no longer asked."))
    facts = edited(by, draft)
    given = {"answer": word, "remark": remark, "given_by": by.person}
    row, _made = Answer.objects.update_or_create(
        draft=draft, clause=clause, question=question, defaults=given
    )
    return about(draft, row, clause=clause, answer=word, **facts)


@action("fact.listed", may=access.may_write)
def list_fact(by: Actor, draft: Draft, *, claim: str, source: str, checked_by: str) -> Done:
    """It was noted who checked a fact, and against what."""
    checked = {
        "claim": kept(claim, 300, "claim"),
        "source": kept(source, 500, "source"),
        "checked_by": kept(checked_by, 150, "checked_by"),
    }
    facts = edited(by, draft)
    row = Fact.objects.create(draft=draft, added_by=by.person, **checked)
    return about(draft, row, fact=row.pk, **facts)


@action("fact.removed", may=access.may_write)
def remove_fact(by: Actor, draft: Draft, *, fact: int) -> Done:
    """A fact was taken from the list."""
    row = get_object_or_404(Fact, draft=draft, pk=fact)
    facts = edited(by, draft)
    row.delete()
    return about(draft, draft, fact=fact, **facts)
