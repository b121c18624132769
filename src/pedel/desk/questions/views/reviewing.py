"""Guidance for those who keep it: writing, a second pair of eyes, changing, withdrawing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from pedel.desk.ids import read
from pedel.desk.people.models import Person, Role, Unit
from pedel.desk.record.acting import by
from pedel.desk.record.permission import must
from pedel.desk.ui.forms import attempt, posted
from pedel.desk.ui.pages import page

from .. import access
from ..actions import guidance as actions
from ..anonymity import concerns
from ..forms import AgainForm, WhyForm, WordingForm
from ..models import Guidance, Wording
from ..suggesting import clauses_of

WHY_WITHDRAWN = gettext_lazy("Why it no longer holds")


@require_safe
def keep(request: HttpRequest) -> HttpResponse:
    """All guidance with how it stands: what waits, what is due to be looked at, what is withdrawn."""
    must(access.may_write_guidance(by(request), None))
    rows = access.guidance_for(request.user).exclude(state="proposed", wordings__state="waiting")
    rows = rows.prefetch_related("wordings")
    context = {
        "page": page(request, rows.order_by("state", "-published_at", "-pk")),
        "waiting": Wording.objects.filter(state="waiting").select_related("guidance__unit", "written_by"),
        "kept": access.kept_guidance(request.user),
        "due": set(access.look_again(request.user).values_list("pk", flat=True)),
    }
    return render(request, "questions/keep.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """Writes guidance afresh, or as the general part of an answer."""
    number = read(request.GET.get("question", ""))
    question = access.question_for(request.user, number) if number else None
    unit = question.unit if question else _own_unit(request.user)
    guidance = Guidance(unit=unit, question=question)
    must(access.may_write_guidance(by(request), guidance))
    return _write(request, guidance, {"clauses": question.clauses} if question else {})


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Proposes another wording; the one there is stays until that is approved."""
    guidance = access.guidance_one(request.user, pk)
    must(access.may_write_guidance(by(request), guidance))
    last = guidance.wordings.order_by("-number").first()
    names = ("question_en", "answer_en", "question_nl", "answer_nl", "clauses", "explanation")
    return _write(request, guidance, {name: getattr(last, name) for name in names} if last else {})


def _write(request: HttpRequest, guidance: Guidance, first: dict[str, Any]) -> HttpResponse:
    form = WordingForm(posted(request), initial=first)
    found = []
    if form.is_valid():
        wording = form.wording()
        if kept := attempt(form, lambda: actions.propose(by(request), guidance, wording=wording)):
            messages.success(request, _("Somebody else looks at it now, before it appears."))
            return redirect("wording", pk=kept.pk)
        found = concerns(wording, guidance.question)
    context = {"form": form, "guidance": guidance, "question": guidance.question, "concerns": found}
    return render(request, "questions/write.html", context, status=422 if form.errors else 200)


@require_safe
def wording(request: HttpRequest, pk: int) -> HttpResponse:
    """One wording, with what was found in it and why it may stand."""
    return _shown(request, access.wording_for(request.user, pk))


def _shown(request: HttpRequest, wording: Wording, status: int = 200, **forms: Any) -> HttpResponse:
    context = {
        "wording": wording,
        "clauses": clauses_of(wording.clauses),
        "concerns": concerns(wording, None),
        "may_decide": access.may_decide(by(request), wording),
        "form": WhyForm(label=_("What should be different?")),
    }
    return render(request, "questions/wording.html", context | forms, status=status)


@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Says yes: it appears."""
    wording = access.wording_for(request.user, pk)
    actions.approve(by(request), wording)
    messages.success(request, _("It is published."))
    return redirect("guidance-one", pk=wording.guidance_id)


@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Says what should be different."""
    wording = access.wording_for(request.user, pk)
    form = WhyForm(request.POST, label=_("What should be different?"))
    if form.is_valid() and attempt(
        form, lambda: actions.send_back(by(request), wording, **form.cleaned_data)
    ):
        return redirect("keep-guidance")
    return _shown(request, wording, status=422, form=form)


def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes guidance back; its address then says so, and why."""
    guidance = access.guidance_one(request.user, pk)
    must(access.may_keep_guidance(by(request), guidance))
    form = WhyForm(posted(request), label=WHY_WITHDRAWN)
    if form.is_valid() and attempt(
        form, lambda: actions.withdraw(by(request), guidance, **form.cleaned_data)
    ):
        messages.success(request, _("Withdrawn. Its address says so."))
        return redirect("keep-guidance")
    context = {"form": form, "guidance": guidance}
    return render(request, "questions/withdraw.html", context, status=422 if form.errors else 200)


def again(request: HttpRequest, pk: int) -> HttpResponse:
    """It still holds: until when it need not be looked at."""
    guidance = access.guidance_one(request.user, pk)
    must(access.may_keep_guidance(by(request), guidance))
    form = AgainForm(posted(request))
    if form.is_valid() and attempt(form, lambda: actions.look_at(by(request), guidance, **form.cleaned_data)):
        messages.success(request, _("Noted."))
        return redirect("keep-guidance")
    context = {"form": form, "guidance": guidance}
    return render(request, "questions/again.html", context, status=422 if form.errors else 200)


def _own_unit(person: Person) -> Unit:
    """The highest unit for which somebody is contact person or steward; the university for anybody else."""
    role = (
        person.assignments.on().filter(role__in=(Role.CONTACT, Role.STEWARD)).order_by("unit__depth").first()
    )
    return role.unit if role else Unit.objects.order_by("path").first()
