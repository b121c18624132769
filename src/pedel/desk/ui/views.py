"""Home, the theme, and the pages that say what went wrong."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control

from . import home as home_page
from .colour import accent
from .speech import speak


def home(request: HttpRequest) -> HttpResponse:
    """What waits for the person who is signed in."""
    person, groups = request.user, home_page.groups(request.user)
    context = {
        "first_name": str(person).split()[0],
        "groups": groups,
        "count": sum(len(group.todos) for group in groups),
        "shortcuts": home_page.shortcuts(person),
        "teach": home_page.teaching(person),
        "now": timezone.now(),
    }
    return render(request, "ui/home.html", context)


@login_not_required
@cache_control(max_age=3600, public=True)
def theme(request: HttpRequest) -> HttpResponse:
    """The institution's accent colour as a stylesheet."""
    themes = {theme: accent(settings.PEDEL.accent, theme) for theme in ("light", "dark")}
    return HttpResponse(render_to_string("ui/theme.css", themes), content_type="text/css")


@login_not_required
def language(request: HttpRequest, code: str) -> HttpResponse:
    """Keeps the chosen language in a cookie of its own and goes back to the page."""
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        target = "/"
    response = HttpResponseRedirect(target)
    if code in dict(settings.LANGUAGES):
        speak(response, code)
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
