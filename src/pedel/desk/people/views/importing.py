"""Units, people and roles from a file and to a file."""

from __future__ import annotations

import base64

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from pedel.desk.record.acting import by
from pedel.desk.record.permission import must

from .. import access
from ..actions import importing as actions
from ..forms import ImportForm
from ..importing import reading, table


def upload(request: HttpRequest) -> HttpResponse:
    """A file is shown first; the same page then applies exactly what was shown."""
    must(access.may_import(by(request), None))
    if request.method == "POST" and "shown" in request.POST:
        return _apply(request)
    form = ImportForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return render(request, "people/import.html", {"form": form, "kinds": table.COLUMNS})
    return _shown(request, form.cleaned_data["file"].read(table.LARGEST + 1))


def _shown(request: HttpRequest, data: bytes, status: int = 200) -> HttpResponse:
    plan, sent = reading.plan(by(request), data), base64.b64encode(data).decode()
    context = {"plan": plan, "data": sent, "form": ImportForm()}
    return render(request, "people/plan.html", context, status=status)


def _apply(request: HttpRequest) -> HttpResponse:
    try:
        data = base64.b64decode(request.POST.get("data", ""), validate=True)
    except ValueError:
        data = b""
    try:
        plan = actions.apply(by(request), data, shown=request.POST["shown"])
    except ValidationError:  # the desk has changed since: what must be mended now stands on the page
        return _shown(request, data, status=422)
    done = ngettext("%d change was made.", "%d changes were made.", len(plan.changes)) % len(plan.changes)
    messages.success(request, done)
    return redirect("units" if plan.kind == "units" else "people")


def export(request: HttpRequest, kind: str) -> HttpResponse:
    """A file that can be changed in a spreadsheet and imported again."""
    must(access.may_import(by(request), None))
    if kind not in table.COLUMNS:
        raise Http404
    response = HttpResponse("\ufeff" + reading.export(kind), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{kind}.csv"'
    return response
