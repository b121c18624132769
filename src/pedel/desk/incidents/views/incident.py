"""An incident's page: the runbook with its clock, and everything that is done there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pedel.desk import ids
from pedel.desk.drafts import actions as drafts
from pedel.desk.drafts.writing import Writing
from pedel.desk.publishing import actions as publishing
from pedel.desk.publishing.access import delivery_for
from pedel.desk.publishing.taking_back import take_back
from pedel.desk.record.acting import by
from pedel.desk.record.permission import Conflict
from pedel.desk.ui.forms import attempt
from pedel.desk.ui.pages import page

from .. import access, actions, wording
from ..actions.steps import is_kept
from ..forms import BreachForm, EvidenceForm, Filters, NothingForm, OutcomeForm, StatementForm, colleague
from ..models import Incident, Step
from ..reading import Reading


@require_safe
def incidents(request: HttpRequest) -> HttpResponse:
    """The incidents that a person sees, the running ones first."""
    filters = Filters(request.GET)
    rows = access.incidents_for(request.user)
    chosen = filters.chosen()
    if words := chosen.pop("q", ""):
        rows = rows.filter(Q(account__name__icontains=words) | Q(account__handle__icontains=words))
    todo = Count("steps", filter=Q(steps__state=Step.State.TODO), distinct=True)
    rows = rows.filter(**chosen).annotate(left=todo, of=Count("steps", distinct=True))
    shown = page(request, rows.order_by("-state", "-opened_at", "-pk"))
    for incident in shown:
        incident.span = wording.running_for(incident)
    context = {"page": shown, "filters": filters, "is_filtered": bool(request.GET)}
    return render(request, "incidents/list.html", context)


@require_safe
def incident(request: HttpRequest, pk: int) -> HttpResponse:
    """One incident."""
    return shown(request, access.incident_for(request.user, pk))


@require_safe
def clock(request: HttpRequest, pk: int) -> HttpResponse:
    """How long it has run and how far it is: the part of the page that renews itself."""
    reading = Reading(access.incident_for(request.user, pk), by(request))
    template = "incidents/clock.html" if request.htmx else "incidents/clock_page.html"
    return render(request, template, {"reading": reading, "incident": reading.incident})


def shown(request: HttpRequest, incident: Incident, status: int = 200, **forms: Any) -> HttpResponse:
    """The page; with a form that was not right, or with `wrong`, a sentence about one `step`."""
    reading = Reading(incident, by(request))
    breach = reading.breach
    first = {"answer": breach.answer, "what": breach.what} if breach else {}
    context = {
        "incident": incident,
        "reading": reading,
        "evidence_form": EvidenceForm(),
        "nothing_form": NothingForm(),
        "breach_form": BreachForm(initial=first),
        "outcome_form": OutcomeForm(),
        "statement_form": StatementForm(accounts=reading.speakers),
    }
    return render(request, "incidents/incident.html", context | forms, status=status)


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Says that it is so."""
    actions.confirm(by(request), access.incident_for(request.user, pk))
    return redirect("incident", pk=pk)


@require_POST
def step(request: HttpRequest, pk: int, task: str) -> HttpResponse:
    """Does a step, leaves it out, takes it up again, or gives it to somebody."""
    found = access.incident_for(request.user, pk)
    row = access.step_for(found, task)
    act = STEPS.get(request.POST.get("do", ""))
    if act is None:
        raise Http404
    try:
        act(request, row)
    except ValidationError as error:
        said = {"wrong": " ".join(error.messages), "wrong_step": task, "typed": request.POST}
        return shown(request, found, 422, **said)
    except Conflict as error:
        return shown(request, found, 409, wrong=str(error), wrong_step=task, typed=request.POST)
    return redirect(f"/incidents/{pk}/#{task}")


def _done(request: HttpRequest, row: Step) -> None:
    actions.do(by(request), row, note=request.POST.get("why", ""))


def _skipped(request: HttpRequest, row: Step) -> None:
    actions.skip(by(request), row, why=request.POST.get("why", ""))


def _redone(request: HttpRequest, row: Step) -> None:
    actions.redo(by(request), row)


def _assigned(request: HttpRequest, row: Step) -> None:
    typed = request.POST.get("person", "").strip()
    actions.assign(by(request), row, to=colleague(typed) if typed else None)


STEPS = {"done": _done, "skip": _skipped, "redo": _redone, "assign": _assigned}


@require_POST
def breach(request: HttpRequest, pk: int) -> HttpResponse:
    """Answers whether personal data were involved."""
    found = access.incident_for(request.user, pk)
    form = BreachForm(request.POST)
    if form.is_valid() and attempt(
        form, lambda: actions.answer_breach(by(request), found, **form.cleaned_data)
    ):
        return redirect(f"/incidents/{pk}/#data")
    return shown(request, found, 422, breach_form=form)


@require_POST
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """Decides whether the authority is told."""
    found = access.incident_for(request.user, pk)
    form = OutcomeForm(request.POST)
    if form.is_valid() and attempt(
        form, lambda: actions.decide_breach(by(request), found, **form.cleaned_data)
    ):
        return redirect(f"/incidents/{pk}/#data")
    return shown(request, found, 422, outcome_form=form)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a post back from its network, once what there was to see is kept."""
    found = access.incident_for(request.user, pk)
    delivery = delivery_for(request.user, ids.read(request.POST.get("delivery", "")) or 0)
    if delivery.account_id != found.account_id:
        raise Http404
    if not is_kept(found):
        wrong = _("Evidence first: hand in what there is to see, or say why there is nothing.")
        return shown(request, found, 409, wrong=wrong, wrong_step="take-down")
    why = _("Incident %d") % found.pk
    if take_back(publishing.ask_back(by(request), delivery, why=why)):
        messages.success(request, _("It is taken back. What it said stays on record here."))
    else:
        messages.warning(request, _("It is not certain yet that it is taken back. The desk goes on trying."))
    return redirect(f"/incidents/{pk}/#take-down")


@require_POST
def call_password(request: HttpRequest, pk: int) -> HttpResponse:
    """Calls for a new password."""
    actions.call_password(by(request), access.incident_for(request.user, pk))
    messages.success(request, _("A new password is called for. Owner and deputy have been told."))
    return redirect("incident", pk=pk)


@require_POST
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    """Begins a draft with the first words for the public."""
    found = access.incident_for(request.user, pk)
    reading = Reading(found, by(request))
    form = StatementForm(request.POST, accounts=reading.speakers)
    if form.is_valid():
        language = form.cleaned_data["language"]
        writing = Writing(text=reading.statements.get(language, ""), kind="service", language=language)
        accounts = [form.cleaned_data["account"]]
        if draft := attempt(form, lambda: drafts.create(by(request), accounts, writing=writing)):
            return redirect("draft", pk=draft.pk)
    return shown(request, found, 422, statement_form=form)
