"""Putting files in: several at once, those that cannot be taken named with the reason."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pedel.desk.record.acting import by
from pedel.desk.record.permission import Denied

from .. import access, actions, uploading
from ..forms import AddForm
from ..incoming import Incoming
from ..models import Asset

MOST = 50


def add(request: HttpRequest) -> HttpResponse:
    """Takes files in; a script sends them piece by piece, without one they come with the form."""
    units = access.units_for(request.user)
    if not units.exists():
        raise Denied(_("Who works on an account, or for a unit, puts pictures in. You do not yet."))
    form = AddForm(request.POST or None, person=request.user)
    refused: list[dict[str, Any]] = []
    if form.is_valid():
        files = request.FILES.getlist("file")
        added, refused = _taken(request, form.cleaned_data, files)
        if not files:
            form.add_error(None, _("Choose one or more files first."))
        elif len(added) == 1 and not refused:
            return redirect("asset", pk=added[0].pk)
        elif added:
            _say(request, len(added))
            if not refused:
                return redirect("library")
    wrong = bool(refused) or (request.method == "POST" and not form.is_valid())
    context = {"form": form, "refused": refused, "waiting": uploading.waiting(request.user)}
    return render(request, "library/add.html", context, status=422 if wrong else 200)


def _taken(
    request: HttpRequest, wishes: dict[str, Any], files: list[Any]
) -> tuple[list[Asset], list[dict[str, Any]]]:
    """The assets of those that could be taken, and the others by name with the reason."""
    added, refused = [], []
    for upload in files[:MOST]:
        try:
            incoming = Incoming.of(upload)
            asset, _is_new = actions.add(by(request), wishes["unit"], incoming, is_shared=wishes["is_shared"])
            added.append(asset)
        except ValidationError as error:
            refused.append({"name": upload.name, "why": " ".join(error.messages)})
    return added, refused


def _say(request: HttpRequest, number: int) -> None:
    text = ngettext(
        "%(number)d file is in the library. Say what it shows and how it may be used.",
        "%(number)d files are in the library. Say what they show and how they may be used.",
        number,
    )
    messages.success(request, text % {"number": number})
