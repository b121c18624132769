"""Accounts that nobody looks after."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from pedel.desk.ui.pages import page

from .. import access, thresholds
from ..listing import Filters, lines, with_signs

COLUMNS = (("name", _("Account")), ("network", _("Network")), ("unit", _("Unit")))


@require_safe
def unattended(request: HttpRequest) -> HttpResponse:
    """Those that you answer for and that show a sign of it."""
    filters = Filters(request.GET, person=request.user)
    rows = page(request, filters.accounts())
    chosen = filters.chosen()
    context = {
        "filters": filters,
        "page": rows,
        "accounts": list(with_signs(rows)),
        "columns": COLUMNS,
        "sort": chosen.pop("sort", "name"),
        "is_filtered": bool(chosen),
        "keeps_any": access.accounts_kept_by(request.user).exists(),
        "dormant_days": thresholds.dormant_days(),
    }
    return render(request, "keeping/unattended.html", context)


@require_safe
def exported(request: HttpRequest) -> StreamingHttpResponse:
    """The same list as a CSV file."""
    rows = Filters(request.GET, person=request.user).accounts().iterator(chunk_size=500)
    response = StreamingHttpResponse(lines(rows), content_type="text/csv; charset=utf-8")
    name = f"unattended-accounts-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
