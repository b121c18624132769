"""What a draft needs before it goes out, as the composer shows it, and doing that."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from pedel.desk.drafts.access import draft_for
from pedel.desk.record.acting import by

from .. import access, actions
from ..models import Request
from ..need import need
from ..standing import standing


@require_GET
def approval_need(request: HttpRequest, pk: int) -> HttpResponse:
    """One or two sentences and the right button, for a draft as it was saved."""
    draft = draft_for(request.user, pk)
    last = Request.objects.filter(revision__draft=draft).select_related("revision__draft").first()
    found = {
        "draft": draft,
        "need": need(draft, request.user),
        "may_ask": access.may_ask(by(request), draft),
        "last": last,
        "standing": standing(last) if last else "",
    }
    return render(request, "approvals/need.html", found)


@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks for approval of the draft as it stands."""
    draft = draft_for(request.user, pk)
    try:
        asked = actions.ask(by(request), draft, version=_version(request))
    except ValidationError as error:
        return _back(request, pk, error)
    messages.success(request, _("Asked. You will hear as soon as somebody has decided."))
    return redirect("approval", pk=asked.pk)


@require_POST
def clear(request: HttpRequest, pk: int) -> HttpResponse:
    """Clears the draft to go out within the mandate."""
    try:
        actions.clear(by(request), draft_for(request.user, pk), version=_version(request))
    except ValidationError as error:
        return _back(request, pk, error)
    messages.success(request, _("Cleared: it goes out within your mandate."))
    return redirect("draft", pk=pk)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes back what was cleared, before it is sent."""
    actions.take_back(by(request), draft_for(request.user, pk))
    messages.success(request, _("Taken back. You can go on writing."))
    return redirect("draft", pk=pk)


def _version(request: HttpRequest) -> int | None:
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() and len(given) < 10 else None


def _back(request: HttpRequest, pk: int, error: ValidationError) -> HttpResponse:
    for sentence in error.messages:
        messages.warning(request, sentence)
    return redirect("draft", pk=pk)
