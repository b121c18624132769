"""Pages are for people who have signed in; who must have a second factor sets one up before anything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from . import second_factor

STILL_OPEN = {"account_logout", "account_reauthenticate"}


class SignedInMiddleware(LoginRequiredMiddleware):
    """Django's own, but a page for everybody is left alone before anybody looks at who is signed in."""

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], arguments: Any, named: Any
    ) -> HttpResponse | None:
        if not getattr(view, "login_required", True):
            return None
        return super().process_view(request, view, arguments, named)


class SecondFactorMiddleware:
    """Pages only: the API answers for itself, where it learns who comes in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], *_arguments: Any
    ) -> HttpResponse | None:
        """Public pages are left alone without a look at who is signed in."""
        match = request.resolver_match
        if match is None or "api" in match.namespaces or not getattr(view, "login_required", True):
            return None
        if not request.user.is_authenticated or not second_factor.is_missing(request.user):
            return None
        request.is_second_factor_due = True
        if match.view_name in STILL_OPEN or match.view_name.startswith("mfa_"):
            return None
        return HttpResponseClientRedirect(reverse("mfa_index")) if request.htmx else redirect("mfa_index")
