"""What several actions on questions do in the same way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pedel.desk.notices.telling import tell
from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done
from pedel.desk.record.permission import Conflict

from ..models import Enclosure, Question, Turn

State = Question.State
OPEN = (State.OPEN, State.ASKED_BACK, State.ANSWERED, State.MERGED)
"""The states of a question that is not over."""
LONGEST = 10_000


def move(question: Question, *from_: str, **to: Any) -> None:
    """From one of these states to another; Conflict when somebody was before us."""
    if not Question.objects.filter(pk=question.pk, state__in=from_).update(**to):
        raise Conflict(_("Somebody has dealt with this question meanwhile. Look at it again."))
    for name, value in to.items():
        setattr(question, name, value)


def say(by: Actor, question: Question, kind: str, text: str) -> None:
    """Adds a turn; raises ValidationError for no words, or too many."""
    if not (text := text.strip()):
        raise ValidationError({"text": _("Write something.")})
    if len(text) > LONGEST:
        raise ValidationError({"text": _("This is longer than 10,000 characters.")})
    Turn.objects.create(question=question, person=by.person, kind=kind, text=text)


def erase_draft(question: Question) -> None:
    """Deletes the draft of a question that is closed, unless it may be kept."""
    Enclosure.objects.filter(question=question, may_be_kept=False).delete()


def give_back(question: Question) -> None:
    """Those that waited for the answer to this one wait for their own again."""
    question.merged.filter(state=State.MERGED).update(state=State.OPEN, merged_into=None)


def tell_asked(question: Question, people: Iterable[Person], kind: str) -> None:
    """Tells those who are asked; neither the question nor who asked it goes into a mail."""
    tell(people, kind=kind, url=f"/questions/{question.pk}/", **units(question))


def tell_asker(question: Question, kind: str) -> None:
    """Tells the one who asked."""
    tell([question.asked_by], kind=kind, url=f"/questions/{question.pk}/", **units(question))


def units(question: Question) -> dict[str, str]:
    """The unit in both languages, for the words of a notice."""
    return {"unit_en": question.unit.name_en, "unit_nl": question.unit.name_nl}


def done(question: Question, **facts: Any) -> Done:
    """What the record says: nothing of the words, and filed under no unit, so that nobody else reads it."""
    return Done(question, about=question, facts=facts)
