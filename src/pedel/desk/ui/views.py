"""Home, the theme, and the pages that say what went wrong."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control

from pedel.desk.discovery import modules


def home(request: HttpRequest) -> HttpResponse:
    """What waits for the person who is signed in."""
    waiting = [todo for module in modules("todo") for todo in module.waiting_for(request.user)]
    return render(request, "ui/home.html", {"waiting": waiting})


@login_not_required
@cache_control(max_age=3600, public=True)
def theme(request: HttpRequest) -> HttpResponse:
    """The institution's accent colour as a stylesheet."""
    return render(request, "ui/theme.css", {"accent": settings.PEDEL.accent}, content_type="text/css")


@login_not_required
def language(request: HttpRequest, code: str) -> HttpResponse:
    """Keeps the chosen language in a cookie of its own and goes back to the page."""
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        target = "/"
    response = HttpResponseRedirect(target)
    if code in dict(settings.LANGUAGES):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, code, max_age=31_536_000, samesite="Lax")
    return response


def _error(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, f"ui/{status}.html", status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(None, "ui/500.html", status=500)
