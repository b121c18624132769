"""Whether the desk works, and figures about what goes out, for those who watch over it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ..health import checks
from ..metrics import CONTENT_TYPE, exposition, may_scrape


@login_not_required
@require_GET
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 and "ok" when database and worker are well, else 503 and what is not."""
    found = checks()
    return JsonResponse(found, status=200 if all(said == "ok" for said in found.values()) else 503)


@login_not_required
@require_GET
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Figures for Prometheus, counted from the database at this moment."""
    if not may_scrape(request):
        return HttpResponseForbidden("Ask from this machine, or send the token of the settings.\n")
    return HttpResponse(exposition(), content_type=CONTENT_TYPE)
