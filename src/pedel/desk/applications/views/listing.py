"""The applications that somebody sees, and the same as a file."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pedel.desk.record.acting import by
from pedel.desk.record.permission import must
from pedel.desk.ui.pages import page

from .. import access, export
from ..forms import Filters
from ..models import Application
from ..wording import standing


@require_safe
def applications(request: HttpRequest) -> HttpResponse:
    """What waits for me, and all that I see."""
    filters = Filters(request.GET)
    rows = page(request, narrowed(filters, access.applications_for(request.user)))
    for application in rows:
        application.standing = standing(application)
    context = {
        "page": rows,
        "filters": filters,
        "is_filtered": bool(filters.chosen()),
        "may_export": access.may_export(by(request)),
    }
    return render(request, "applications/list.html", context)


@require_safe
def exported(request: HttpRequest) -> StreamingHttpResponse:
    """The applications that the list shows as a CSV file."""
    must(access.may_export(by(request)))
    rows = narrowed(Filters(request.GET), access.applications_for(request.user))
    lines = export.lines(rows.iterator(chunk_size=500))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = f"applications-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def narrowed(filters: Filters, rows: QuerySet[Application]) -> QuerySet[Application]:
    """The rows that answer to what is chosen, the latest first."""
    chosen = filters.chosen()
    if state := chosen.get("state"):
        rows = rows.filter(state=state)
    if words := chosen.get("q", "").lstrip("@"):
        fields = ("name", "handle", "purpose")
        rows = rows.filter(Q(*((f"{field}__icontains", words) for field in fields), _connector=Q.OR))
    return rows.order_by("-pk")
