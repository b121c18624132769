"""Who leaves, one departure with its checklist, and what nobody looks after any more."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pedel.desk.record.acting import by
from pedel.desk.record.permission import must
from pedel.desk.ui.pages import page

from . import access, orphans
from .export import lines
from .forms import WordForm
from .items import GROUPS, Item, items
from .models import Departure


@require_safe
def departures(request: HttpRequest) -> HttpResponse:
    """The departures under way, or those that are over."""
    is_past = request.GET.get("show") == "past"
    rows = access.departures_for(request.user)
    is_open = {"state": Departure.State.OPEN}
    rows = rows.exclude(**is_open).order_by("-last_day") if is_past else rows.filter(**is_open)
    shown = page(request, rows)
    for row in shown:
        row.mine = row.turns.get(str(request.user.pk), 0)
    context = {"page": shown, "is_past": is_past, "may_see_orphans": access.may_see_orphans(by(request))}
    return render(request, "leaving/departures.html", context)


@require_safe
def departure(request: HttpRequest, pk: int) -> HttpResponse:
    """One checklist, read from the facts."""
    return shown(request, access.departure_for(request.user, pk))


def shown(request: HttpRequest, departure: Departure, status: int = 200, **more: object) -> HttpResponse:
    """The page of a departure; `word_form` is one that was not right."""
    found = items(departure) if departure.is_open else []
    context = {
        "departure": departure,
        "groups": _grouped(found),
        "open": sum(item.is_open for item in found),
        "done": sum(item.state == "done" for item in found),
        "all": len(found),
        "mine": [item for item in found if item.is_open and request.user in item.turn],
        "may_see_to": departure.is_open and access.may_see_to(by(request), departure),
        "word_form": WordForm(),
        "is_own": departure.person_id == request.user.pk,
    }
    return render(request, "leaving/departure.html", context | more, status=status)


def _grouped(found: list[Item]) -> list[tuple[str, list[Item]]]:
    order = list(GROUPS)
    rows = sorted(found, key=lambda item: (order.index(item.group), not item.is_open))
    return [(GROUPS[name], list(group)) for name, group in groupby(rows, key=lambda item: item.group)]


@require_safe
def orphaned(request: HttpRequest) -> HttpResponse:
    """What nobody looks after any more, in the units that one keeps."""
    must(access.may_see_orphans(by(request)))
    found = orphans.found(request.user)
    kinds = [(title, [one for one in found if one.kind == kind]) for kind, title in orphans.KINDS.items()]
    context = {"kinds": kinds, "number": len(found), "most": orphans.MOST}
    return render(request, "leaving/orphans.html", context)


@require_safe
def exported(request: HttpRequest) -> HttpResponse:
    """The same as a CSV file."""
    must(access.may_see_orphans(by(request)))
    rows = lines(orphans.found(request.user))
    response = HttpResponse("".join(rows), content_type="text/csv; charset=utf-8")
    name = f"orphans-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
