"""Closings: the list, one with its steps, proposing one and changing its plan."""

from __future__ import annotations

from copy import copy
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pedel.desk.archive import access as archive
from pedel.desk.record.acting import by
from pedel.desk.record.permission import must
from pedel.desk.ui.forms import attempt
from pedel.desk.ui.pages import page

from . import access, actions
from .forms import CloseForm, PlanForm, RemarkForm, WhyForm
from .models import Closing
from .models.closing import DECIDED, RUNNING
from .steps import WHEN, Step, steps


@require_safe
def closings(request: HttpRequest) -> HttpResponse:
    """Those under way, or those that are over."""
    is_past = request.GET.get("show") == "past"
    rows = access.closings_for(request.user)
    rows = (
        rows.exclude(state__in=RUNNING).order_by("-last_day") if is_past else rows.filter(state__in=RUNNING)
    )
    return render(request, "closing/closings.html", {"page": page(request, rows), "is_past": is_past})


@require_safe
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    """One closing."""
    return shown(request, access.closing_for(request.user, pk))


def shown(request: HttpRequest, closing: Closing, status: int = 200, **forms: object) -> HttpResponse:
    """The page of a closing; `forms` are those that were not right."""
    actor, found = by(request), steps(closing)
    until = closing.may_reopen_until()
    may_decide = access.may_decide(actor, closing)
    is_decided = closing.state in DECIDED
    context = {
        "closing": closing,
        "account": closing.account,
        "groups": _grouped(found) if closing.state != Closing.State.DROPPED else [],
        "open_before": [step for step in found if step.is_before and step.is_open],
        "may_decide": may_decide,
        "may_agree": closing.state == Closing.State.PROPOSED and may_decide,
        "may_change": closing.is_running and access.may_change(actor, closing),
        "may_close": is_decided and may_decide,
        "may_reopen": bool(until and until >= timezone.now() and may_decide),
        "reopen_until": until,
        "may_see_to": closing.state != Closing.State.DROPPED and access.may_see_to(actor, closing),
        "may_draft": is_decided and access.may_draft(actor, closing),
        "may_announce": closing.state == Closing.State.PLANNED and access.may_see_to(actor, closing),
        "may_export": archive.may_keep(actor, closing.account),
        "remark_form": RemarkForm(),
        "drop_form": WhyForm(prefix="drop"),
        "reopen_form": WhyForm(prefix="reopen"),
    }
    context["close_form"] = close_form = forms.pop("close_form", None) or CloseForm()
    close_form.fields["anyway"].required = bool(context["open_before"])  # for its label
    return render(request, "closing/closing.html", context | forms, status=status)


def _grouped(found: list[Step]) -> list[tuple[str, list[Step]]]:
    order = list(WHEN)
    rows = sorted(found, key=lambda step: order.index(step.when))
    return [(WHEN[when], list(group)) for when, group in groupby(rows, key=lambda step: step.when)]


def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Proposes to close an account; who decides that plans it at once."""
    account = access.account_for(request.user, pk)
    must(permission := access.may_propose(by(request), account))
    running = access.closings_for(request.user).filter(account=account, state__in=RUNNING).first()
    if running is not None:
        return redirect("closing", pk=running.pk)
    form = PlanForm(request.POST or None, account=account)
    if form.is_valid():
        row = attempt(form, lambda: actions.propose(by(request), account, **form.cleaned_data))
        if row:
            return redirect("closing", pk=row.pk)
    context = {"form": form, "account": account, "decides": permission.role in ("contact", "steward")}
    return render(request, "closing/new.html", context, status=422 if form.errors else 200)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Changes the plan."""
    row = access.closing_for(request.user, pk)
    must(access.may_change(by(request), row))
    form = PlanForm(request.POST or None, instance=copy(row), account=row.account)
    if form.is_valid() and attempt(form, lambda: actions.change(by(request), row, **form.cleaned_data)):
        return redirect("closing", pk=pk)
    context = {"form": form, "account": row.account, "closing": row}
    return render(request, "closing/change.html", context, status=422 if form.errors else 200)
