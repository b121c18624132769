"""Moving what is planned: by a form, and by dragging it to another day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pedel.desk.drafts.models import Draft
from pedel.desk.record.acting import by
from pedel.desk.record.permission import Conflict, Denied
from pedel.desk.ui.clock import as_typed, comes_twice
from pedel.desk.ui.forms import posted

from ..calendar import moving
from .calendar_forms import MoveForm


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest) -> HttpResponse:
    """Another time for what is planned: the way without a mouse, and where a clock asks which."""
    key, back = request.GET.get("item", ""), _back(request.GET.get("back", ""))
    things = moving.planned(by(request), key)
    now = moving.time_of(things[0])
    first = {"time": request.GET.get("to") or as_typed(now), "which": comes_twice(now)}
    form = MoveForm(posted(request), initial=first)
    status = 200
    if request.method == "POST":
        if form.is_valid() and _moved(request, form, things):
            return redirect(back)
        status = 422
    context = {
        "form": form,
        "back": back,
        "now": now,
        "title": _title(things[0]),
        "accounts": _accounts(things),
        "zone": timezone.get_current_timezone_name(),
    }
    return render(request, "publishing/calendar_move.html", context, status=status)


def _moved(request: HttpRequest, form: MoveForm, things: Any) -> bool:
    to = form.cleaned_data["time"]
    try:
        moving.move(by(request), things, to)
    except ValidationError as error:
        form.add_error("time", ValidationError(error.messages))
        return False
    messages.success(request, _said(to))
    return True


@require_POST
def drop(request: HttpRequest) -> JsonResponse:
    """What was dragged to another day keeps its time on the clock. Answers a script in JSON.

    422 with `said` and `url` where that day's clock asks a person, 403 and 409 with `said` otherwise.
    """
    things = moving.planned(by(request), request.POST.get("item", ""))
    day, when = _day(request.POST.get("day", "")), moving.time_of(things[0])
    if day is None or when is None:
        return JsonResponse({"said": _("Give a day and a time.")}, status=422)
    try:
        to = moving.on_day(when, day)
        moving.move(by(request), things, to)
    except ValidationError as error:
        typed = f"{day.isoformat()}T{timezone.localtime(when):%H:%M}"
        ask = urlencode(
            {"item": request.POST["item"], "to": typed, "back": _back(request.POST.get("back", ""))}
        )
        said = {"said": " ".join(error.messages), "url": f"{reverse('move-planned')}?{ask}"}
        return JsonResponse(said, status=422)
    except (Denied, Conflict) as error:
        return JsonResponse({"said": str(error)}, status=403 if isinstance(error, Denied) else 409)
    return JsonResponse({"said": _said(to)})


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _said(to: Any) -> str:
    return _("Moved: it goes out on %s.") % date_format(timezone.localtime(to), "l j F, H:i")


def _back(address: str) -> str:
    """Where the page came from, if that was the calendar."""
    home = reverse("calendar")
    return address if address.startswith((f"{home}?", home)) and "\\" not in address else home


def _title(thing: Any) -> str:
    return str(thing if isinstance(thing, Draft) else thing.revision.draft)


def _accounts(things: Any) -> list[str]:
    if isinstance(things[0], Draft):
        return [str(target.account) for target in things[0].targets.all()]
    return [str(thing.account) for thing in things]
