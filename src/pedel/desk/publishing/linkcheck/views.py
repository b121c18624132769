"""What the links of a draft and of a delivery answered, beside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from pedel.desk.drafts.access import draft_for
from pedel.desk.drafts.links import links

from .. import access
from .answering import known
from .gathering import is_off, of_draft


@require_safe
def draft_links(request: HttpRequest, pk: int) -> HttpResponse:
    """The links of a draft as it was saved."""
    draft = draft_for(request.user, pk)
    return _shown(request, of_draft(draft), is_out=draft.state == draft.State.SENT)


@require_safe
def delivery_links(request: HttpRequest, pk: int) -> HttpResponse:
    """The links of what went out."""
    parts = access.delivery_for(request.user, pk).parts.all()
    return _shown(request, dict.fromkeys(link for part in parts for link in links(part.text)), is_out=True)


def _shown(request: HttpRequest, urls: Iterable[str], *, is_out: bool) -> HttpResponse:
    wanted = list(urls)
    found = known(wanted)
    rows: list[dict[str, Any]] = [{"url": url, "link": found.get(url)} for url in wanted]
    waits = not is_off() and any(row["link"] is None for row in rows)
    context = {"links": rows, "is_off": is_off(), "waits": waits, "is_out": is_out, "path": request.path}
    return render(request, "publishing/links.html", context)


urlpatterns = [
    path("drafts/<int:pk>/links/", draft_links, name="draft-links"),
    path("deliveries/<int:pk>/links/", delivery_links, name="delivery-links"),
]
