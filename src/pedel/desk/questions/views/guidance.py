"""Guidance for everybody: to search, to read, to follow."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pedel.desk.guidelines.reading import language
from pedel.desk.ui.pages import page

from .. import access, atom
from ..searching import search
from ..suggesting import clauses_of

LONGEST = 200
IN_A_FEED = 50
"""The newest of them; who follows a feed has read the others. Ours."""


@login_not_required
@require_safe
def guidance(request: HttpRequest) -> HttpResponse:
    """All published guidance, the newest first, or what is searched for in both languages."""
    query = request.GET.get("q", "").strip()[:LONGEST]
    rows = access.guidance_for(None)
    found = page(request, search(rows, query) if query else rows)
    context = {"public": True, "page": found, "query": query}
    return render(request, "questions/guidance.html", context)


@login_not_required
@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One piece of guidance at its own address, which it keeps; withdrawn guidance says so."""
    found = access.guidance_one(None, pk)
    context = {"public": True, "guidance": found, "clauses": clauses_of(found.current.clauses)}
    return render(request, "questions/guidance_one.html", context)


@login_not_required
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Published guidance as an Atom feed in the reader's language."""
    title = _("Guidance of %s") % settings.PEDEL.institution
    rows = access.guidance_for(None).order_by("-current__decided_at", "-pk")[:IN_A_FEED]
    return HttpResponse(
        atom.feed(title, list(rows), language()), content_type="application/atom+xml; charset=utf-8"
    )
