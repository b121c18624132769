"""What a contact person does: answering, asking back, passing on, taking two questions together."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Unit
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import must

from .. import access, roster
from ..hours import due_after
from ..models import Question, Turn
from .moving import done, give_back, move, say, tell_asked, tell_asker

State, Level = Question.State, Question.Level


@action("question.advised", may=access.may_answer)
def answer(by: Actor, question: Question, *, text: str) -> Done:
    """A question was answered."""
    move(question, State.OPEN, State.ASKED_BACK, State.ANSWERED, state=State.ANSWERED)
    say(by, question, Turn.Kind.ANSWER, text)
    tell_asker(question, "questions.answered")
    same = list(question.merged.filter(state=State.MERGED).select_related("unit", "asked_by"))
    for other in same:
        move(other, State.MERGED, state=State.ANSWERED)
        say(by, other, Turn.Kind.ANSWER, text)
        tell_asker(other, "questions.answered")
    return done(question, **({"also": [other.pk for other in same]} if same else {}))


@action("question.asked_back", may=access.may_answer)
def ask_back(by: Actor, question: Question, *, text: str) -> Done:
    """The contact person asked back."""
    move(question, State.OPEN, state=State.ASKED_BACK)
    say(by, question, Turn.Kind.ASK_BACK, text)
    tell_asker(question, "questions.asked_back")
    return done(question)


@action("question.passed_on", may=access.may_answer)
def pass_on(by: Actor, question: Question, *, unit: Unit | None = None) -> Done:
    """A question was passed on to another unit, or to the steward."""
    if unit is not None and unit == question.unit:
        raise ValidationError({"unit": _("The question is with this unit already. Choose another one.")})
    before = question.unit
    target = unit or question.unit
    level = Level.CONTACT if unit else Level.STEWARD
    people, level = roster.asked(target, question.asked_by, level)
    now = timezone.now()
    due = due_after(now, settings.PEDEL.question_hours)
    move(question, State.OPEN, unit=target, level=level, waiting_since=now, due_at=due)
    give_back(question)
    tell_asked(question, [person for person in people if person.pk != by.id], "questions.passed_on")
    tell_asker(question, "questions.moved")
    return done(question, was=before.pk, to=target.pk, steward=unit is None)


@action("question.merged", may=access.may_answer)
def merge(by: Actor, question: Question, *, into: Question) -> Done:
    """A question was taken together with another one that asks the same."""
    must(access.may_answer(by, into))
    if into.pk == question.pk or into.state not in (State.OPEN, State.ASKED_BACK):
        raise ValidationError({"into": _("Choose another question that still waits for an answer.")})
    move(question, State.OPEN, state=State.MERGED, merged_into=into)
    question.merged.filter(state=State.MERGED).update(merged_into=into)
    return done(question, into=into.pk)
