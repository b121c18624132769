"""A picture on its way out, for networks that fetch it themselves."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from pedel.desk.drafts import content as contents
from pedel.desk.drafts.serving import served

from ..models import Delivery, Part

OUTGOING = (Delivery.State.LEASED, Delivery.State.SENDING, Delivery.State.UNKNOWN)


@login_not_required
@require_GET
def picture(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The picture, as long as its post is going out; its key is nobody's but the network's to know."""
    parts = Part.objects.select_related("delivery__revision")
    part = get_object_or_404(parts, key=key, delivery__state__in=OUTGOING)
    if number not in part.media:
        raise Http404
    return served(contents.read(part.delivery.revision)["pictures"][number]["file"])
