"""The emergency page: opens an incident from a phone without signing in, and shows nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Conflict

from .. import actions
from ..actions.linking import opens
from ..kinds import BUTTONS, HOLDS, Kind
from ..models import EmergencyLink, Incident


def _unlogged(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The address holds a secret, and logs keep addresses: from the answer on it is another one."""

    @wraps(view)
    def shown(request: HttpRequest, **path: str) -> HttpResponse:
        try:
            return view(request, **path)
        finally:
            request.path = request.path_info = "/emergency/"

    return shown


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@_unlogged
@csrf_exempt  # there is no session that somebody else could ride on: who has the secret may press
def emergency(request: HttpRequest, secret: str) -> HttpResponse:
    """What is wrong with the account? One press."""
    link = opens(secret)
    if link is None:
        return _answer(request, "incidents/emergency_over.html", {}, 404)
    found = {"account": link.membership.account, "buttons": BUTTONS}
    kind = request.POST.get("kind", "")
    if request.method != "POST" or kind not in Kind:
        wrong = _("Choose what is wrong.") if request.method == "POST" else ""
        return _answer(request, "incidents/emergency.html", {**found, "wrong": wrong}, 422 if wrong else 200)
    try:
        incident = _opened(link, kind)
    except Conflict as error:
        return _answer(request, "incidents/emergency_done.html", {**found, "why": str(error)}, 409)
    return _answer(
        request, "incidents/emergency_done.html", {**found, "is_held": incident.hold_id is not None}
    )


def _opened(link: EmergencyLink, kind: str) -> Incident:
    account, name = link.membership.account, link.membership.person
    actor = Actor(via="link", name=_("emergency link of %s") % name)
    wish = Incident(kind=kind, account=account, unit=account.unit)
    opened: Incident = actions.open_(actor, wish, hold=kind in HOLDS, link=link)
    return opened


def _answer(request: HttpRequest, template: str, found: dict[str, object], status: int = 200) -> HttpResponse:
    response = render(request, template, found, status=status)
    response["Referrer-Policy"] = "no-referrer"
    return response
