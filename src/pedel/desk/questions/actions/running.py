"""What the desk does by itself: calling the next ones in, and forgetting."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action

from .. import access, roster
from ..hours import due_after
from ..models import Enclosure, Question
from .moving import done, move, tell_asked

State, Level = Question.State, Question.Level


@action("question.escalated", may=access.may_run)
def escalate(by: Actor, question: Question) -> Done:
    """A question waited too long, or nobody was there: the next ones were asked."""
    wanted = min(question.level + 1, Level.STEWARD)
    people, level = roster.asked(question.unit, question.asked_by, wanted)
    due = due_after(timezone.now(), settings.PEDEL.question_hours)
    move(question, State.OPEN, level=level, due_at=due)
    tell_asked(question, people, "questions.late")
    return done(question, level=level)


@action("question.forgotten", may=access.may_run, scope=None)
def forget(by: Actor, question: Question) -> Done:
    """A question was forgotten: it had been closed for as long as questions are kept."""
    number = question.pk
    move(question, State.CLOSED, State.WITHDRAWN, text="")
    Question.objects.filter(pk=number).delete()
    question.pk = number
    return done(question)


@action("question.draft_deleted", may=access.may_run, scope=None)
def drop_draft(by: Actor, question: Question) -> Done:
    """A draft that had come with a question was deleted."""
    Enclosure.objects.filter(question=question).delete()
    return done(question)
