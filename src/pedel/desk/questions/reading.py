"""What the page of one question shows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from pedel.desk import packs
from pedel.desk.checking.advice import Advice, advice
from pedel.desk.guidelines.reading import language
from pedel.desk.knowledge import known
from pedel.desk.record.acting import by
from pedel.policy import Draft, check

from . import access, roster
from .forms import MergeForm, PassOnForm, SayForm
from .models import Question
from .suggesting import clauses_of

State = Question.State


def dialogue(request: HttpRequest, question: Question, **forms: Any) -> dict[str, Any]:
    """Everything on the page, in the reader's language; `forms` are those that were filled in wrongly."""
    may_answer = bool(access.may_answer(by(request), question))
    enclosure = getattr(question, "enclosure", None)
    people, _level = roster.asked(question.unit, question.asked_by, question.level)
    context: dict[str, Any] = {
        "question": question,
        "turns": question.turns.select_related("person"),
        "clauses": clauses_of(question.clauses),
        "enclosure": enclosure,
        "advice": _advice(question, enclosure.text) if enclosure and request.GET.get("check") else None,
        "is_mine": question.asked_by_id == request.user.pk,
        "may_answer": may_answer and not question.is_over,
        "may_publish": may_answer and question.state in (State.ANSWERED, State.CLOSED),
        "asked": people,
        "guidance": question.guidance.select_related("current") if may_answer else [],
        "together": question.merged.filter(state=State.MERGED).count() if may_answer else 0,
    }
    return context | _forms(request, question, may_answer) | forms


def _forms(request: HttpRequest, question: Question, may_answer: bool) -> dict[str, Any]:
    if not may_answer:
        label = _("What do you still want to know?")
        if question.state == State.ASKED_BACK:
            label = _("Your answer")
        return {"reply_form": SayForm(auto_id="reply_%s", label=label)}
    others = access.answerable_for(request.user).filter(state__in=(State.OPEN, State.ASKED_BACK))
    others = others.exclude(pk=question.pk)
    hint = _("Only who asked reads it. What may help others you can publish afterwards, without names.")
    return {
        "answer_form": SayForm(auto_id="answer_%s", label=_("Your answer"), hint=hint),
        "ask_back_form": SayForm(auto_id="back_%s", label=_("What do you need to know first?")),
        "pass_on_form": PassOnForm(auto_id="pass_%s"),
        "merge_form": MergeForm(auto_id="merge_%s", others=others) if others.exists() else None,
    }


def _advice(question: Question, text: str) -> Advice:
    """The check of the draft, made now and kept nowhere."""
    account = "personal" if question.about == Question.About.OWN else "brand"
    return advice(check(Draft(text, account=account), packs.in_force(), known=known()), language())
