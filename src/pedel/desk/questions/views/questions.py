"""Asking: one's own questions, those to answer, and the answers there are before one sends."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from pedel.desk import ids
from pedel.desk.accounts.models import Membership
from pedel.desk.record.acting import by
from pedel.desk.ui.forms import attempt, posted
from pedel.desk.ui.pages import page

from .. import access, actions, roster, suggesting
from ..forms import AskForm
from ..models import Question
from ..reading import dialogue

OVER = (Question.State.CLOSED, Question.State.WITHDRAWN)


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """My own questions; for who answers, those that wait, and those that are done."""
    show = request.GET.get("show", "")
    rows = access.questions_for(request.user)
    theirs = access.answerable_for(request.user)
    chosen = {
        "answer": theirs.filter(state=Question.State.OPEN).order_by("due_at", "pk"),
        "answered": theirs.exclude(state=Question.State.OPEN),
    }.get(show, rows.filter(asked_by=request.user))
    context = {
        "page": page(request, chosen),
        "show": show if show in ("answer", "answered") else "",
        "waiting": theirs.filter(state=Question.State.OPEN).count(),
        "answers": roster.is_contact(request.user) or theirs.exists(),
    }
    return render(request, "questions/questions.html", context)


@sensitive_post_parameters()
def new(request: HttpRequest) -> HttpResponse:
    """Asks; whoever has not seen the answers that exist sees them first."""
    form = AskForm(posted(request), initial=_first(request))
    found = None
    if form.is_valid():
        found = suggesting.known(form.cleaned_data["text"])
        is_clear = found.names <= form.seen()
        if is_clear and (asked := attempt(form, lambda: _ask(request, form))):
            messages.success(request, _("Your question is on its way."))
            return redirect("question", pk=asked.pk)
    context = {"form": form, "known": found, "chosen": _chosen(form), "is_step": found is not None}
    return render(request, "questions/new.html", context, status=422 if form.errors else 200)


def _ask(request: HttpRequest, form: AskForm) -> Question:
    said = form.cleaned_data
    given = {"draft": said["draft"], "may_be_kept": said["may_be_kept"]}
    asked: Question = actions.asking.ask(by(request), form.question(request.user), **given)
    return asked


def _first(request: HttpRequest) -> dict[str, Any]:
    """The unit of an account that they work on, or of their own role; the clause that they come from."""
    account = Membership.objects.at_work().filter(person=request.user).select_related("account").first()
    role = request.user.assignments.on().first()
    unit = account.account.unit_id if account else role.unit_id if role else None
    wanted = ids.read(request.GET.get("unit", ""))
    clause = request.GET.get("clause", "")
    return {"unit": wanted or unit, "clauses": [clause] if clause else []}


def _chosen(form: AskForm) -> set[str]:
    return set(form["clauses"].value() or ())


@sensitive_post_parameters()
@require_POST
def known(request: HttpRequest) -> HttpResponse:
    """The answers that exist for what is typed so far, as a piece of the page; nothing of it is kept."""
    found = suggesting.known(request.POST.get("text", "")[:5000])
    context = {"known": found, "chosen": set(request.POST.getlist("clauses"))}
    return render(request, "questions/known.html", context)


@require_safe
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """One question: what was said, and what can be done now."""
    found = access.question_for(request.user, pk)
    return render(request, "questions/question.html", dialogue(request, found))
