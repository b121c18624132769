"""What is said and done about one question."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from pedel.desk.record.acting import by
from pedel.desk.ui.forms import attempt

from .. import access
from ..actions import answering, asking
from ..forms import MergeForm, PassOnForm, SayForm
from ..models import Question
from ..reading import dialogue


@sensitive_post_parameters()
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answers."""
    return _said(request, pk, "answer", answering.answer)


@require_POST
def ask_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks back."""
    return _said(request, pk, "back", answering.ask_back)


@sensitive_post_parameters()
@require_POST
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """Says more."""
    return _said(request, pk, "reply", asking.reply)


def _said(request: HttpRequest, pk: int, name: str, act: Callable[..., Any]) -> HttpResponse:
    question = access.question_for(request.user, pk)
    form = SayForm(request.POST, auto_id=f"{name}_%s")
    if form.is_valid() and attempt(form, lambda: act(by(request), question, **form.cleaned_data)):
        return redirect("question", pk=pk)
    return _again(request, question, {"back": "ask_back"}.get(name, name), form)


@require_POST
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Passes it on; who does so may not see it any more."""
    question = access.question_for(request.user, pk)
    form = PassOnForm(request.POST, auto_id="pass_%s")
    if form.is_valid() and attempt(
        form, lambda: answering.pass_on(by(request), question, **form.cleaned_data)
    ):
        messages.success(request, _("Passed on. Who asked has been told."))
        return redirect("questions")
    return _again(request, question, "pass_on", form)


@require_POST
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes it together with another one."""
    question = access.question_for(request.user, pk)
    others = access.answerable_for(request.user).exclude(pk=pk)
    form = MergeForm(request.POST, auto_id="merge_%s", others=others)
    if form.is_valid():
        into = form.cleaned_data["into"]
        if attempt(form, lambda: answering.merge(by(request), question, into=into)):
            return redirect("question", pk=into.pk)
    return _again(request, question, "merge", form)


@require_POST
def helped(request: HttpRequest, pk: int) -> HttpResponse:
    """Who asked has what they need."""
    asking.close(by(request), access.question_for(request.user, pk))
    messages.success(request, _("Closed. Good that you asked."))
    return redirect("question", pk=pk)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes the question back; its words are erased."""
    asking.withdraw(by(request), access.question_for(request.user, pk))
    messages.success(request, _("Taken back. Its words are erased."))
    return redirect("questions")


def _again(request: HttpRequest, question: Question, name: str, form: forms.Form) -> HttpResponse:
    """The page once more, with the form as it was filled in."""
    context = dialogue(request, question)
    usual = context.get(f"{name}_form")
    for field, bound in form.fields.items():
        if usual is not None and field in usual.fields:
            bound.label, bound.help_text = usual.fields[field].label, usual.fields[field].help_text
    return render(request, "questions/question.html", context | {f"{name}_form": form}, status=422)
