"""Questions about an application, and their answers."""

from __future__ import annotations

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action

from .. import access
from ..models import Application, Remark
from ..states import State, move
from ..telling import tell_its_people, tell_who_has_the_word
from .about import about, said
from .sending import check_complete, lock, sealed


@action("application.asked", may=access.may_word)
def ask(by: Actor, application: Application, *, text: str) -> Done:
    """A question about an application was asked."""
    said(by, application, Remark.Kind.QUESTION, text)
    move(application, State.ASKED)
    tell_its_people(by, application, "asked")
    return about(application)


@action("application.answered", may=access.may_write)
def answer(by: Actor, application: Application, *, text: str) -> Done:
    """A question about an application was answered."""
    lock(application)
    check_complete(application)
    move(application, State.ANSWERED, **sealed(application))
    said(by, application, Remark.Kind.ANSWER, text)
    tell_who_has_the_word(by, application, "answered")
    return about(application)
