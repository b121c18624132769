"""The public pages, feeds and pictures. They set no cookie and look at nobody."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Count, Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

import pedel
from pedel.desk.accounts.models import Account
from pedel.desk.drafts.serving import served
from pedel.desk.people.models import Unit
from pedel.desk.record.models import Entry

from ..models import Correction, Delivery, Part, Withdrawal
from .feeds import Feed, atom
from .media import is_signed, picture_of
from .posts import network_title, posts, published, together

PER_PAGE = 20
FRESH = 60
"""Seconds for which a copy of a page needs not be asked for again. Ours."""


@require_safe
@login_not_required
def index(request: HttpRequest) -> HttpResponse:
    """The latest official posts, of everybody or of one account or unit."""
    rows, title, feed = _chosen(request.GET.get("account", ""), request.GET.get("unit", ""))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    shown = together(posts(page))
    context = {"page": page, "posts": shown, "title": title, "feed": feed}
    return _cached(request, lambda: render(request, "publishing/official/index.html", context))


@require_safe
@login_not_required
def post(request: HttpRequest, key: str) -> HttpResponse:
    """One post; 410 with a word of explanation when it was withdrawn."""
    delivery = _delivery(key)
    taken_back = Withdrawal.objects.filter(delivery=delivery).first()
    if _is_gone(delivery):
        return render(request, "publishing/official/gone.html", {"withdrawal": taken_back}, status=410)
    rows = published().filter(pk=delivery.pk)
    (shown,) = posts(rows) or [None]
    if shown is None:
        raise Http404
    context = {"post": shown, "network": network_title(shown.delivery)}
    return _cached(request, lambda: render(request, "publishing/official/post.html", context))


@require_safe
@login_not_required
def post_json(request: HttpRequest, key: str) -> HttpResponse:
    """One post for programs, by the delivery's key or by that of a part of it; 410 when withdrawn."""
    delivery = _delivery(key)
    part = next((one for one in delivery.parts.all() if one.key == key), None)
    if _is_gone(delivery):
        return JsonResponse({"detail": _("This post was withdrawn.")}, status=410)
    (shown,) = posts(published().filter(pk=delivery.pk)) or [None]
    if shown is None:
        raise Http404
    texts, numbers = shown.texts, None
    if part is not None:
        texts, numbers = [part.text], part.media
    kept = shown.content["pictures"]
    chosen = [kept[n] for n in numbers if n < len(kept)] if numbers is not None else shown.pictures
    alts = [picture["alt"] or "" for picture in chosen]
    found = {"text": "\n\n".join(texts), "alts": alts, "edited_at": None, "url": shown.url}
    return _cached(request, lambda: JsonResponse(found))


@require_safe
@login_not_required
def feed(request: HttpRequest, account: int | None = None, slug: str = "") -> HttpResponse:
    """Official posts as an Atom feed: all, those of an account, or those of a unit and all below it."""
    rows, _title, about = _chosen(str(account or ""), slug)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))

    def made() -> HttpResponse:
        document = atom(about, page, posts(page))
        return HttpResponse(document, content_type="application/atom+xml; charset=utf-8")

    return _cached(request, made)


@require_safe
@login_not_required
def media(request: HttpRequest, key: str, picture: int, signature: str) -> HttpResponse:
    """A picture of a post that stands."""
    found = picture_of(key, picture) if is_signed(key, picture, signature) else None
    if found is None:
        raise Http404
    response = served(found["file"])
    response["Cache-Control"] = f"public, max-age={FRESH}"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _delivery(key: str) -> Delivery:
    """By its own key or that of a part of it, which is its address on the website; Http404 without one."""
    part = Part.objects.filter(key=key).select_related("delivery").first()
    return part.delivery if part else get_object_or_404(Delivery, key=key)


def _is_gone(delivery: Delivery) -> bool:
    """Taken back, or asked to be: here it goes at once, however long the network takes."""
    if delivery.state == Delivery.State.WITHDRAWN:
        return True
    asked = Withdrawal.objects.filter(delivery=delivery).exists()
    return asked and delivery.state == Delivery.State.PUBLISHED


def _chosen(account: str, unit: str) -> tuple[QuerySet[Delivery], str, Feed]:
    """The posts asked for, what they are called, and their feed; Http404 for what there is none of."""
    rows, base = published(), reverse("official")
    if account:
        row = get_object_or_404(Account, pk=account) if account.isdecimal() and len(account) < 19 else None
        if row is None:
            raise Http404
        path = reverse("official-account-feed", args=[row.pk])
        return rows.filter(account=row), row.name, Feed(row.name, path, f"{base}?account={row.pk}")
    if unit:
        place = get_object_or_404(Unit, slug=unit)
        path = reverse("official-unit-feed", args=[place.slug])
        within = rows.filter(account__unit__path__startswith=place.path)
        return within, place.name, Feed(place.name, path, f"{base}?unit={place.slug}")
    title = settings.PEDEL.institution
    return rows, "", Feed(title, reverse("official-feed"), base)


def _cached(request: HttpRequest, made: Callable[[], HttpResponse]) -> HttpResponse:
    """The response, or 304 where the asker has it already (RFC 9110, 13).

    Whatever is published, taken back, put right or destroyed anywhere makes all of them new: that is cheap
    to ask and never shows what is gone.
    """
    rows = Delivery.objects.filter(state=Delivery.State.PUBLISHED)
    told = rows.aggregate(n=Count("pk"), last=Max("ended_at"), newest=Max("pk"))
    counts = [model.objects.count() for model in (Part, Withdrawal, Correction)]
    last = _last_change(told["last"])
    facts = (*told.values(), *counts, last, request.get_full_path(), get_language(), pedel.__version__)
    etag = f'"{hashlib.sha256(repr(facts).encode()).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag=etag, last_modified=last) or made()
    response.headers["ETag"] = etag
    if last is not None:
        response.headers["Last-Modified"] = http_date(last)
    patch_cache_control(response, public=True, max_age=FRESH)
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response


def _last_change(published: datetime | None) -> int | None:
    """The second of the last change of any kind; None while there was none."""
    taken_back = Withdrawal.objects.aggregate(last=Max("asked_at"))["last"]
    destroyed = Entry.objects.filter(verb="post.destroyed").aggregate(last=Max("at"))["last"]
    moments = [moment for moment in (published, taken_back, destroyed) if moment]
    return math.ceil(max(moments).timestamp()) if moments else None
