"""Revisions: what was frozen, and what two of them differ in."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .. import access
from ..compare import compare
from ..findings import findings
from ..models import Draft, Revision
from ..reports import lang


@require_safe
def revisions(request: HttpRequest, pk: int) -> HttpResponse:
    """All revisions, and what two of them differ in: the last two unless others are asked for."""
    draft = access.draft_for(request.user, pk)
    rows = list(draft.revisions.select_related("frozen_by"))
    old, new = _chosen(request, rows)
    context = {"draft": draft, "revisions": rows, "old": old, "new": new, "language": lang()}
    if old and new:
        context |= {"texts": compare(old, new), "then": _then(old), "now": _then(new)}
    elif new:
        context |= {"then": _then(new)}
    return render(request, "drafts/revisions.html", context | {"today": _today(draft)})


def _chosen(request: HttpRequest, rows: list[Revision]) -> tuple[Revision | None, Revision | None]:
    by_number = {str(row.number): row for row in rows}
    if "old" in request.GET or "new" in request.GET:
        old, new = (by_number.get(request.GET.get(name, "")) for name in ("old", "new"))
        if old is None or new is None:
            raise Http404
        return old, new
    return (rows[1] if len(rows) > 1 else None), (rows[0] if rows else None)


def _then(revision: Revision) -> list[dict[str, Any]]:
    """What was found then, in the reader's language."""
    reader = lang()
    found = [entry for entry in revision.findings if entry["is"] == "finding"]
    return [
        {**entry, "title": entry["title"][reader], "message": entry["message"][reader]} for entry in found
    ]


def _today(draft: Draft) -> list[Any]:
    return findings(draft, lang())
