"""An application on one page: all answers, the arithmetic, the conversation, and what can be done now."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pedel.desk.record.acting import by
from pedel.desk.ui.forms import attempt

from .. import access, actions, answers, carrying, naming, rules, samples, similar
from ..forms import AdviseForm, AnswerForm, AskForm, DecideForm, ShareForm, WithdrawForm
from ..models import Application
from ..states import OVER, WAITS_FOR_WORD
from ..wording import standing


@require_safe
def application(request: HttpRequest, pk: int) -> HttpResponse:
    """One application."""
    return shown(request, access.application_for(request.user, pk))


def shown(request: HttpRequest, application: Application, status: int = 200, **more: Any) -> HttpResponse:
    """Its page, with forms as somebody has filled them in."""
    actor, is_over = by(request), application.state in OVER
    typed = {name: getattr(application, name) for name in ("network", "handle", "name")}
    context = {
        "application": application,
        "standing": standing(application),
        "parts": answers.parts(application),
        "sums": carrying.sums(application),
        "looks": [] if is_over else naming.looks(naming.Proposal(**typed, unit=application.unit)),
        "similar": [] if is_over else similar.similar(application, request.user),
        "samples": [(text, samples.looked_at(application, text)) for text in application.samples],
        "remarks": application.remarks.select_related("person"),
        "writers": application.writers.select_related("person"),
        "is_complete": answers.is_complete(application),
        "is_approval": rules.is_approval(),
        "called": rules.called(),
        "have_the_word": rules.have_the_word(application.unit) if application.unit else [],
        "waits_for_word": application.state in WAITS_FOR_WORD,
        "is_over": is_over,
        "may_write": access.may_write(actor, application),
        "may_part": access.may_part(actor, application),
        "may_word": access.may_word(actor, application),
        "may_register": access.may_register(actor, application),
        "may_begin_again": access.writes(request.user, application),
        **_forms(),
    }
    return render(request, "applications/application.html", context | more, status=status)


def _forms() -> dict[str, Any]:
    return {
        "ask_form": AskForm(),
        "answer_form": AnswerForm(),
        "word_form": DecideForm() if rules.is_approval() else AdviseForm(),
        "withdraw_form": WithdrawForm(),
        "share_form": ShareForm(),
    }


@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Sends it; where an answer is missing, the page says which."""
    application = access.application_for(request.user, pk)
    form = forms.Form({})  # says what the action would not take
    if attempt(form, lambda: actions.send(by(request), application)):
        messages.success(request, _("It is sent. You hear from us here, and by mail."))
        return redirect("application", pk=pk)
    application.refresh_from_db()
    return shown(request, application, status=422, send_errors=form.non_field_errors())


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes it back to rewrite it."""
    actions.reopen(by(request), access.application_for(request.user, pk))
    return redirect("application", pk=pk)


@require_POST
def go_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Goes on after the advice."""
    actions.go_on(by(request), access.application_for(request.user, pk))
    return redirect("application", pk=pk)


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Begins a new one from these answers."""
    made = actions.begin(by(request), access.application_for(request.user, pk))
    return redirect("application", pk=made.pk)


@require_POST
def register(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts the account into the register."""
    application = access.application_for(request.user, pk)
    form = forms.Form({})
    done = attempt(form, lambda: actions.register(by(request), application))
    if done is None:
        application.refresh_from_db()
        return shown(request, application, status=422, register_errors=form.non_field_errors())
    messages.success(request, _("The account is in the register now."))
    return redirect("account", pk=done.account_id)
