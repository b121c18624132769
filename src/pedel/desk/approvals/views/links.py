"""Deciding by a one-time link: a public page that knows nobody, sets nothing and says little."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Conflict, Denied

from .. import actions
from ..actions.linking import hashed
from ..models import ExternalLink, Request
from ..pictures import picture_of
from ..reading import Reading

ACTS = {"approve": actions.approve, "decline": actions.decline}


def _unlogged(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The address holds a secret, and logs keep addresses: from the answer on it is another one."""

    @wraps(view)
    def shown(request: HttpRequest, **path: str) -> HttpResponse:
        try:
            return view(request, **path)
        finally:
            request.path = request.path_info = "/decide/"

    return shown


@login_not_required
@never_cache
@_unlogged
@csrf_exempt  # there is no session that somebody else could ride on: who has the secret may decide
def external(request: HttpRequest, secret: str) -> HttpResponse:
    """The post as it will look, and yes or no with a name."""
    link = _link(secret)
    if link is None or not _holds(link):
        return _answer(request, "approvals/link_over.html", {"link": link}, 410)
    found = {"reading": Reading(link.step.request, _actor(link)), "link": link, "secret": secret}
    if request.method != "POST":
        return _answer(request, "approvals/external.html", found)
    given = {"name": request.POST.get("name", "").strip(), "note": request.POST.get("note", "")}
    try:
        _decide(link, request.POST, given["name"], given["note"])
    except ValidationError as error:
        return _answer(request, "approvals/external.html", {**found, **given, "wrong": error.messages}, 422)
    except (Conflict, Denied) as error:
        return _answer(request, "approvals/link_over.html", {"link": link, "why": str(error)}, 409)
    return _answer(request, "approvals/link_done.html", {"link": link, "word": request.POST["word"]})


@login_not_required
@never_cache
@_unlogged
def external_picture(request: HttpRequest, secret: str, sha256: str) -> HttpResponse:
    """A picture of the post that the link is about."""
    link = _link(secret)
    if link is None or not _holds(link):
        raise Http404
    return picture_of(link.step.request.revision, sha256)


def _decide(link: ExternalLink, post: dict[str, str], name: str, note: str) -> None:
    act = ACTS.get(post.get("word", ""))
    if act is None:
        raise ValidationError(_("Choose yes or no."))
    if not name:
        raise ValidationError(_("Write your name: it stands beside your decision."))
    act(_actor(link, name), link.step.request, digest=post.get("digest", ""), note=note, link=link)


def _actor(link: ExternalLink, name: str = "") -> Actor:
    return Actor(via="link", name=f"{name or link.name} ({link.email})"[:200])


def _link(secret: str) -> ExternalLink | None:
    rows = ExternalLink.objects.select_related("step__request__revision__draft__unit", "made_by")
    return rows.filter(secret_sha256=hashed(secret)).first()


def _holds(link: ExternalLink) -> bool:
    request = link.step.request
    is_open = request.state == Request.State.WAITING and link.step.state == "open"
    is_left = link.used_at is None and link.expires_at > timezone.now()
    return is_open and is_left and not link.made_by.has_left()


def _answer(request: HttpRequest, template: str, found: dict[str, object], status: int = 200) -> HttpResponse:
    response = render(request, template, found, status=status)
    response["Referrer-Policy"] = "no-referrer"
    return response
