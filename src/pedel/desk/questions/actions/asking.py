"""What the one who asks does: asking, replying, closing, taking back."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action

from .. import access, roster
from ..hours import due_after
from ..models import Enclosure, Question, Turn
from ..suggesting import clauses_of
from .moving import OPEN, done, erase_draft, give_back, move, say, tell_asked

State = Question.State
LONGEST, LONGEST_DRAFT, MOST_CLAUSES = 5_000, 20_000, 8


@action("question.asked", may=access.may_ask)
def ask(by: Actor, question: Question, *, draft: str = "", may_be_kept: bool = False) -> Done:
    """A question was put to the contact person."""
    _check(question, draft)
    people, question.level = roster.asked(question.unit, question.asked_by, question.level)
    question.due_at = due_after(question.waiting_since, settings.PEDEL.question_hours)
    question.save()
    if draft.strip():
        Enclosure.objects.create(question=question, text=draft, may_be_kept=may_be_kept)
    tell_asked(question, people, "questions.asked")
    return done(question)


@action("question.continued", may=access.may_own)
def reply(by: Actor, question: Question, *, text: str) -> Done:
    """The one who asked said more."""
    people, level = roster.asked(question.unit, question.asked_by, Question.Level.CONTACT)
    now = timezone.now()
    due = due_after(now, settings.PEDEL.question_hours)
    wanted = (State.ASKED_BACK, State.ANSWERED)
    move(question, *wanted, state=State.OPEN, level=level, waiting_since=now, due_at=due)
    say(by, question, Turn.Kind.REPLY, text)
    tell_asked(question, people, "questions.continued")
    return done(question)


@action("question.closed", may=access.may_close)
def close(by: Actor, question: Question) -> Done:
    """A question was closed."""
    move(question, *OPEN, state=State.CLOSED, closed_at=timezone.now())
    give_back(question)
    erase_draft(question)
    return done(question)


@action("question.withdrawn", may=access.may_own)
def withdraw(by: Actor, question: Question) -> Done:
    """A question was taken back, and its text erased."""
    not_yet = [state for state in State.values if state != State.WITHDRAWN]
    gone: dict[str, Any] = {"text": "", "clauses": [], "closed_at": timezone.now()}
    move(question, *not_yet, state=State.WITHDRAWN, **gone)
    give_back(question)
    question.turns.all().delete()
    Enclosure.objects.filter(question=question).delete()
    return done(question)


def _check(question: Question, draft: str) -> None:
    question.text = question.text.strip()
    if not question.text:
        raise ValidationError({"text": _("Write your question.")})
    if len(question.text) > LONGEST:
        raise ValidationError(
            {"text": _("A question has at most 5,000 characters. Put a text into the draft.")}
        )
    if len(draft) > LONGEST_DRAFT:
        raise ValidationError({"draft": _("A draft has at most 20,000 characters.")})
    if len(question.clauses) > MOST_CLAUSES or len(clauses_of(question.clauses)) < len(question.clauses):
        raise ValidationError({"clauses": _("Choose at most eight clauses, of those there are.")})
    same = Question.objects.filter(asked_by=question.asked_by, text=question.text, state__in=OPEN)
    if same.exists():
        raise ValidationError({"text": _("You have asked this already; it is among your questions.")})
    question.full_clean(exclude=("due_at",))
