"""Pictures: taken in, described, put in order, shown."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET

from pedel.desk.record.acting import by

from .. import access, actions
from ..content import read
from ..models import Draft, Picture, Revision
from ..serving import served
from .replies import acting


@acting
def add(request: HttpRequest, draft: Draft) -> dict[str, Any]:
    """Takes pictures in; those that cannot be taken are named with the reason, the others stay."""
    refused = []
    for upload in request.FILES.getlist("picture"):
        try:
            actions.add_picture(by(request), draft, upload=upload)
        except ValidationError as error:
            refused.append({"name": upload.name, "why": " ".join(error.messages)})
    return {**_list(request, draft), "refused": refused}


@acting
def describe(request: HttpRequest, draft: Draft, picture: int) -> None:
    """Says what a picture shows."""
    actions.describe(by(request), draft, picture=picture, alt=request.POST.get("alt", ""))


@acting
def move(request: HttpRequest, draft: Draft, picture: int) -> dict[str, Any]:
    """Puts a picture at another place."""
    given = request.POST.get("place", "")
    place = int(given) if given.isdecimal() and len(given) < 5 else 0
    actions.move_picture(by(request), draft, picture=picture, place=place)
    return _list(request, draft)


@acting
def remove(request: HttpRequest, draft: Draft, picture: int) -> dict[str, Any]:
    """Takes a picture away."""
    actions.remove_picture(by(request), draft, picture=picture)
    return _list(request, draft)


@require_GET
def show(request: HttpRequest, pk: int, picture: int) -> FileResponse:
    """A picture of a draft, for those who see the draft."""
    row = get_object_or_404(Picture, draft=access.draft_for(request.user, pk), pk=picture)
    return served(row.file.name)


@require_GET
def show_frozen(request: HttpRequest, pk: int, number: int, sha256: str) -> FileResponse:
    """A picture of a revision, as it was then."""
    revision = get_object_or_404(Revision, draft=access.draft_for(request.user, pk), number=number)
    for picture in read(revision)["pictures"]:
        if picture["sha256"] == sha256:
            return served(picture["file"])
    raise Http404


def _list(request: HttpRequest, draft: Draft) -> dict[str, Any]:
    context = {"draft": access.draft_for(request.user, draft.pk), "may_write": True}
    return {"pictures": render_to_string("drafts/parts/pictures.html", context, request)}
