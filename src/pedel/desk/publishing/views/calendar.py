"""The calendar: month, week and list."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from pedel.desk.accounts.holds import Brakes
from pedel.desk.drafts.access import writable_for

from ..calendar.gathering import items
from ..calendar.page import Filters, as_far_as, days, weeks
from ..calendar.span import VIEWS, Span, asked

PHONE = "Mobi"
"""What browsers of phones have in their name, by Mozilla's advice on telling them."""


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """What goes out when. Without a view in the address a phone gets the list, everything else the month."""
    given = request.GET.get("view", "")
    usual = "list" if PHONE in request.headers.get("User-Agent", "") else "month"
    span = asked(given if given in VIEWS else usual, request.GET.get("day", ""))
    filters, brakes = Filters(request.GET), Brakes()
    shown = days(span, items(request.user, filters.wish(span), brakes))
    onward = None
    if span.view == "list":
        shown, onward = as_far_as(shown)
    context = {
        "span": span,
        "onward": onward,
        "filters": filters,
        "days": shown,
        "weeks": weeks(shown) if span.view == "month" else [],
        "number": sum(len(day.items) for day in shown),
        "ways": [(view, LABELS[view], _address(request, view, span)) for view in VIEWS],
        "kept": _kept(request),
        "today": timezone.localdate(),
        "zone": timezone.get_current_timezone_name(),
        "is_usual": given not in VIEWS,
        "is_filtered": bool(filters.chosen()),
        "here": request.get_full_path(),
        "may_begin": writable_for(request.user).exists(),
    }
    return render(request, "publishing/calendar.html", context)


LABELS = {"month": _("Month"), "week": _("Week"), "list": _("List")}


def _kept(request: HttpRequest) -> str:
    """The filters in the address, for links to other days."""
    kept = {name: request.GET[name] for name in ("account", "unit", "apart") if request.GET.get(name)}
    return f"&{urlencode(kept)}" if kept else ""


def _address(request: HttpRequest, view: str, span: Span) -> str:
    return f"?view={view}&day={span.day.isoformat()}{_kept(request)}"
