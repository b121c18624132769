"""How approval runs in a unit."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from pedel.desk.people.models import Unit
from pedel.desk.record.acting import by

from .. import access, actions
from ..forms import RouteForm
from ..roster import Roster


def route(request: HttpRequest, pk: int) -> HttpResponse:
    """The steps of a unit's own route; who may, changes them."""
    unit = get_object_or_404(Unit, pk=pk)
    steps = [{"approvers_of": step.approvers_of_id, "rule": step.rule} for step in unit.route.all()]
    form = RouteForm(request.POST or None, initial=steps)
    if request.method == "POST" and form.is_valid():
        wanted = [row for row in form.cleaned_data if row and not row.get("DELETE")]
        try:
            steps = [(row["approvers_of"], row["rule"]) for row in wanted]
            actions.set_route(by(request), unit, steps=steps)
        except ValidationError as error:
            form._non_form_errors = form.error_class(error.messages)
        else:
            messages.success(request, _("Kept. It holds for what is asked from now on."))
            return redirect("route", pk=pk)
    return render(request, "approvals/route.html", {"unit": unit, "form": form, **_read(request, unit)})


def _read(request: HttpRequest, unit: Unit) -> dict[str, object]:
    """How it runs now: the steps that hold here, from which unit, and who that is today."""
    lineage = list(
        Unit.objects.filter(path__in=unit.lineage())
        .order_by("-depth")
        .prefetch_related("route__approvers_of")
    )
    source = next((each for each in lineage if each.route.all()), None)
    rows = [(step.approvers_of, step.rule) for step in source.route.all()] if source else [(unit, "any")]
    roster = Roster(approvers_of for approvers_of, _rule in rows)
    steps = [(named, rule, roster.bench(named)) for named, rule in rows]
    return {"source": source, "steps": steps, "may_change": access.may_route(by(request), unit)}
