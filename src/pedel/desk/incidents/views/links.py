"""Emergency links: mine, those I hand out; made, ended."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from pedel.desk.record.acting import by
from pedel.desk.ui.pages import page

from .. import access, actions


@require_safe
def links(request: HttpRequest) -> HttpResponse:
    """One's own emergency links, and those of the people whose accounts one keeps."""
    rows = access.links_for(request.user)
    mine = {link.membership_id: link for link in rows.filter(membership__person=request.user)}
    parts = list(access.answering().filter(person=request.user).order_by("account__name"))
    for part in parts:
        part.link = mine.get(part.pk)
    others = page(request, rows.exclude(membership__person=request.user))
    return render(request, "incidents/links.html", {"parts": parts, "page": others})


@require_POST
@never_cache
def make(request: HttpRequest, pk: int, answering: int) -> HttpResponse:
    """Makes a link; its address is shown this once."""
    part = access.answering_for(access.account_for(request.user, pk), answering)
    _link, secret = actions.make_link(by(request), part)
    address = settings.PEDEL.url.rstrip("/") + reverse("emergency", args=[secret])
    context = {"part": part, "address": address, "is_mine": part.person_id == request.user.pk}
    return render(request, "incidents/link_made.html", context)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends a link."""
    actions.revoke_link(by(request), access.link_for(request.user, pk))
    messages.success(request, _("The link has ended. It opens nothing any more."))
    return redirect("emergency-links")
