"""What is said about an application: questions, answers, advice, a decision, why somebody stops."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from pedel.desk.record.acting import by
from pedel.desk.record.permission import must
from pedel.desk.ui.forms import attempt

from .. import access, actions
from ..forms import AdviseForm, AnswerForm, AskForm, DecideForm, WithdrawForm
from .application import shown

Say = Callable[..., Any]
MAY = {
    "ask_form": access.may_word,
    "word_form": access.may_word,
    "answer_form": access.may_write,
    "withdraw_form": access.may_part,
}
"""Who may say what a form of the page says."""


def _said(request: HttpRequest, pk: int, form: forms.Form, name: str, say: Say) -> HttpResponse:
    """Says it; where something is missing or not taken, the page comes back with what was typed."""
    application = access.application_for(request.user, pk)
    must(MAY[name](by(request), application))
    if form.is_valid() and attempt(form, lambda: say(by(request), application)):
        return redirect("application", pk=pk)
    application.refresh_from_db()
    return shown(request, application, status=422, **{name: form})


@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks the applicant something."""
    form = AskForm(request.POST)
    return _said(request, pk, form, "ask_form", lambda b, a: actions.ask(b, a, **form.cleaned_data))


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answers the question."""
    form = AnswerForm(request.POST)
    return _said(request, pk, form, "answer_form", lambda b, a: actions.answer(b, a, **form.cleaned_data))


@require_POST
def advise(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives advice on the answers that the page showed."""
    form, digest = AdviseForm(request.POST), request.POST.get("digest", "")
    return _said(
        request, pk, form, "word_form", lambda b, a: actions.advise(b, a, digest=digest, **form.cleaned_data)
    )


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Decides on the answers that the page showed."""
    form, digest = DecideForm(request.POST), request.POST.get("digest", "")
    return _said(
        request, pk, form, "word_form", lambda b, a: actions.decide(b, a, digest=digest, **form.cleaned_data)
    )


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Stops it."""
    form = WithdrawForm(request.POST)
    return _said(
        request, pk, form, "withdraw_form",
        lambda b, a: actions.withdraw(b, a, why=form.cleaned_data["text"]),
    )  # fmt: skip
