"""Lifting the hold, ending with what was learnt, opening again, and the report."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pedel.desk.record.acting import by
from pedel.desk.record.permission import must
from pedel.desk.ui.forms import attempt, posted

from .. import access, actions
from ..forms import EndForm
from ..reading import Reading
from ..reporting import report
from .incident import shown


@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Lifts the hold before the incident ends."""
    found = access.incident_for(request.user, pk)
    try:
        actions.release(by(request), found, is_ours=bool(request.POST.get("is_ours")))
    except ValidationError as error:
        return shown(request, found, 422, release_wrong=" ".join(error.messages))
    messages.success(request, _("The hold is lifted. What came due meanwhile waits for a new time."))
    return redirect("incident", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends it, with what was learnt."""
    found = access.incident_for(request.user, pk)
    must(access.may_end(by(request), found))
    form = EndForm(posted(request), incident=found)
    if form.is_valid() and attempt(form, lambda: actions.end(by(request), found, **form.cleaned_data)):
        messages.success(request, _("It has ended. Everybody concerned is told what was learnt."))
        return redirect("incident", pk=pk)
    context = {"form": form, "incident": found, "reading": Reading(found, by(request))}
    return render(request, "incidents/end.html", context, status=422 if form.errors else 200)


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Opens it again."""
    actions.reopen(by(request), access.incident_for(request.user, pk))
    messages.success(request, _("It runs again."))
    return redirect("incident", pk=pk)


@require_safe
def shown_report(request: HttpRequest, pk: int) -> HttpResponse:
    """The report, to read or print."""
    reading = Reading(access.incident_for(request.user, pk), by(request))
    return render(request, "incidents/report.html", {"reading": reading, "incident": reading.incident})


@require_safe
def report_json(request: HttpRequest, pk: int) -> HttpResponse:
    """The report for programs."""
    found = access.incident_for(request.user, pk)
    response = JsonResponse(report(found), json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="incident-{found.pk}.json"'
    return response
