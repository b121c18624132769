"""Signing in as somebody of the demo, with one click. There is no such page unless the desk is a demo."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from pedel.desk.channels.apps_of import app_for
from pedel.desk.people.models import Person

from . import network
from .cast import PASSWORD, parts

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def only_in_a_demo(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """404 at every real desk, whoever asks; in a demo, for everybody."""

    @wraps(view)
    def guarded(request: HttpRequest, **path: Any) -> HttpResponse:
        if not settings.PEDEL.demo:
            raise Http404
        return view(request, **path)

    guarded_for_all: Callable[..., HttpResponse] = login_not_required(guarded)
    return guarded_for_all


@only_in_a_demo
def choose(request: HttpRequest) -> HttpResponse:
    """Everybody of the demo, each with a button."""
    context = {"parts": parts(), "password": PASSWORD, "network": app_for(network.NAME).url}
    return render(request, "demo/choose.html", context)


@only_in_a_demo
@require_POST
def be(request: HttpRequest, pk: int) -> HttpResponse:
    """Signs in as that person of the demo."""
    known = [part.person.pk for part in parts()]
    person = get_object_or_404(Person.objects.filter(pk__in=known), pk=pk)
    login(request, person, backend=BACKEND)
    return redirect("home")
