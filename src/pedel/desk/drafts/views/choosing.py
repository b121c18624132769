"""Choosing pictures of the library for a draft."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from pedel.desk.ids import read
from pedel.desk.library import listing
from pedel.desk.library.access import assets_for
from pedel.desk.library.comparing import pixels_of
from pedel.desk.library.forms import AlikeForm
from pedel.desk.library.listing import Filters
from pedel.desk.library.models import Asset
from pedel.desk.library.recipes import SHAPES
from pedel.desk.record.acting import by
from pedel.desk.record.permission import Denied
from pedel.desk.ui.pages import page
from pedel.policy.pictures.likeness import fingerprint

from .. import access, actions
from ..models import Draft

PICTURE = Asset.Kind.PICTURE
HIDDEN = ("kind", "show")


def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """The pictures of the library, found by words or by a picture; those chosen go with the draft."""
    draft = access.draft_for(request.user, pk)
    if not (permission := access.may_write(by(request), draft)):
        raise Denied(permission.why)
    wrong: list[str] = []
    if request.method == "POST" and "asset" in request.POST:
        wrong = _taken(request, draft)
        if not wrong:
            return redirect("draft", pk=pk)
    filters = _filters(request)
    alike_form = AlikeForm(request.POST, request.FILES) if "picture" in request.FILES else AlikeForm()
    rows = _alike(request, alike_form) if alike_form.is_bound else None
    shown = rows if rows is not None else page(request, _looked_through(request, filters))
    context = {
        "draft": draft,
        "filters": filters,
        "alike_form": alike_form,
        "page": shown,
        "is_alike": rows is not None,
        "shapes": [(name, title) for name, (_ratio, title) in SHAPES.items()],
        "wrong": wrong,
    }
    return render(request, "drafts/choose.html", context, status=422 if wrong or alike_form.errors else 200)


def _filters(request: HttpRequest) -> Filters:
    filters = Filters(request.GET)
    for name in HIDDEN:
        del filters.fields[name]
    return filters


def _looked_through(request: HttpRequest, filters: Filters) -> Any:
    return listing.assets(request.user, {**filters.chosen(), "kind": PICTURE})


def _alike(request: HttpRequest, form: AlikeForm) -> Any:
    """Those like a picture that was brought; none where it is no picture, and the form says why."""
    if not form.is_valid():
        return Asset.objects.none()
    rows = assets_for(request.user).filter(kind=PICTURE, state=Asset.State.IN_USE)
    try:
        return listing.alike(rows, fingerprint(pixels_of(form.cleaned_data["picture"])))
    except ValidationError as error:
        form.add_error("picture", error.messages)
        return rows.none()


def _taken(request: HttpRequest, draft: Draft) -> list[str]:
    """Puts what was chosen with the draft; gives why something was not taken."""
    shape = request.POST.get("shape", "whole")
    for given in request.POST.getlist("asset"):
        try:
            actions.choose_picture(by(request), draft, asset=read(given) or 0, shape=shape)
        except ValidationError as error:
            return error.messages
    return []
