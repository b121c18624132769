"""What came due while something was held: a fragment of the hold's page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pedel.desk.accounts.access import hold_for
from pedel.desk.accounts.views.holds import is_in_force

from ..calendar.held import number_due, seen_by
from ..calendar.item import LOOKS
from ..models import Delivery

SHOWN = 50


@require_safe
def deliveries(request: HttpRequest, pk: int) -> HttpResponse:
    """The deliveries that came due meanwhile, each with where its editors are asked again."""
    hold = hold_for(request.user, pk)
    seen, number = seen_by(request.user, hold), number_due(hold)
    ask = [each for each in seen if each.state != Delivery.State.CANCELLED]
    context = {
        "hold": hold,
        "is_in_force": is_in_force(hold),
        "rows": [(each, LOOKS[Delivery.State(each.state)]) for each in ask[:SHOWN]],
        "more": max(0, len(ask) - SHOWN),
        "unseen": number - len(seen),
        "called_off": len(seen) - len(ask),
        "number": number,
    }
    return render(request, "publishing/held.html", context)
