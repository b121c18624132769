"""The library as a list: looked through, compared, exported."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pedel.desk.ui.forms import posted
from pedel.desk.ui.pages import page
from pedel.policy.pictures.likeness import fingerprint

from .. import access, export, listing
from ..comparing import pixels_of
from ..forms import AlikeForm
from ..listing import Filters
from ..models import Asset

VIEWS = ("grid", "table")


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """What is in the library."""
    filters = Filters(request.GET)
    rows = page(request, listing.assets(request.user, filters.chosen()))
    return render(request, "library/library.html", _context(request, filters, rows))


def alike(request: HttpRequest) -> HttpResponse:
    """The assets that look like a picture that somebody has; the picture is looked at and forgotten."""
    form = AlikeForm(posted(request), request.FILES or None)
    found: Any = None
    if form.is_valid():
        try:
            mark = fingerprint(pixels_of(form.cleaned_data["picture"]))
            found = listing.alike(access.assets_for(request.user).prefetch_related("tags"), mark)
        except ValidationError as error:
            form.add_error("picture", error.messages)
    context = {"form": form, "found": found, "seen_as": "grid"}
    return render(request, "library/alike.html", context, status=422 if form.errors else 200)


@require_safe
def exported(request: HttpRequest) -> StreamingHttpResponse:
    """What the list shows, as a table for other programs."""
    rows = listing.assets(request.user, Filters(request.GET).chosen())
    answer = StreamingHttpResponse(export.lines(rows), content_type="text/csv; charset=utf-8")
    name = f"library-{timezone.localdate():%Y-%m-%d}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _context(request: HttpRequest, filters: Filters, rows: Any) -> dict[str, Any]:
    seen_as = request.GET.get("view", "")
    return {
        "filters": filters,
        "page": rows,
        "seen_as": seen_as if seen_as in VIEWS else VIEWS[0],
        "may_add": access.units_for(request.user).exists(),
        "is_empty": not rows and not Asset.objects.exists(),
        "alike_form": AlikeForm(),
    }
