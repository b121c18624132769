"""Units, people and roles from a file and to a file."""

from __future__ import annotations

import base64
import binascii

from django.contrib import messages
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
    data = form.cleaned_data["file"].read(table.LARGEST + 1)
    plan = reading.plan(by(request), data)
    sent = base64.b64encode(data).decode()
    return render(request, "people/plan.html", {"plan": plan, "data": sent, "form": ImportForm()})


def _apply(request: HttpRequest) -> HttpResponse:
    try:
        data = base64.b64decode(request.POST.get("data", ""), validate=True)
    except binascii.Error:
        data = b""
    plan = actions.apply(by(request), data, shown=request.POST["shown"])
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
