"""One request: looking at it and deciding, withdrawing, giving a new time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from pedel.desk.record.acting import by
from pedel.desk.record.permission import Conflict

from .. import access, actions
from ..forms import LinkForm, TimeForm
from ..looking import looked
from ..models import Request
from ..reading import Reading

SAID = {
    actions.approve: gettext_lazy("You approved it."),
    actions.decline: gettext_lazy("You did not approve it. Who wrote it has your reason."),
    actions.ask_back: gettext_lazy("Your question is on its way. The request stays open."),
}


def approval(request: HttpRequest, pk: int) -> HttpResponse:
    """One request, on a phone decided in under a minute."""
    return _page(request, access.request_for(request.user, pk))


@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Yes."""
    return _decided(request, pk, actions.approve)


@require_POST
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """No, and why."""
    return _decided(request, pk, actions.decline)


@require_POST
def ask_back(request: HttpRequest, pk: int) -> HttpResponse:
    """A question first."""
    return _decided(request, pk, actions.ask_back)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a request or an unused approval back."""
    row = access.request_for(request.user, pk)
    try:
        actions.withdraw(by(request), row)
    except Conflict as error:
        return _page(request, row, trouble=str(error), status=409)
    messages.success(request, _("Taken back. You can go on writing."))
    return redirect("draft", pk=row.revision.draft_id)


@require_POST
def set_time(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives a new time to what was approved too late."""
    row, form = access.request_for(request.user, pk), TimeForm(request.POST)
    if form.is_valid():
        try:
            actions.set_time(by(request), row, time=form.cleaned_data["time"])
        except ValidationError as error:
            form.add_error(None, ValidationError(error.messages))
        else:
            messages.success(request, _("It goes out at the new time."))
            return redirect("approval", pk=pk)
    return _page(request, row, time_form=form, status=422)


@require_POST
def seen(request: HttpRequest, pk: int) -> HttpResponse:
    """Remembers for this reader what they have seen."""
    looked(request.user, access.request_for(request.user, pk))
    return HttpResponse(status=204)


@require_POST
def make_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Makes a one-time link and shows it once."""
    row, form = access.request_for(request.user, pk), LinkForm(request.POST)
    if form.is_valid():
        wishes = {**form.cleaned_data, "digest": request.POST.get("digest", "")}
        try:
            link, secret = actions.make_link(by(request), row, **wishes)
        except ValidationError as error:
            form.add_error(None, ValidationError(error.messages))
        else:
            address = request.build_absolute_uri(reverse("external-approval", args=[secret]))
            found = {"link": link, "address": address, "asked": row}
            response = render(request, "approvals/link_made.html", found)
            response["Cache-Control"] = "no-store"
            return response
    return _page(request, row, link_form=form, status=422)


def _decided(request: HttpRequest, pk: int, act: Callable[..., Any]) -> HttpResponse:
    """Acts on the digest that stood in the form; who comes too late reads why, on the page as it is now."""
    row, note = access.request_for(request.user, pk), request.POST.get("note", "")
    wishes = {"digest": request.POST.get("digest", ""), "note": note}
    try:
        act(by(request), row, **wishes)
    except Conflict as error:
        return _page(request, access.request_for(request.user, pk), trouble=str(error), note=note, status=409)
    except ValidationError as error:
        wrong = {"note_error": " ".join(error.messages), "note": note, "opened": act.__name__}
        return _page(request, row, status=422, **wrong)
    messages.success(request, SAID[act])
    return redirect("approval", pk=pk)


def _page(request: HttpRequest, row: Request, status: int = 200, **more: Any) -> HttpResponse:
    forms = {"time_form": TimeForm(), "link_form": LinkForm()}
    found = {"reading": Reading(row, by(request)), **forms, **more}
    return render(request, "approvals/request.html", found, status=status)
