"""Refusals and conflicts become pages that say why, and what to do."""

from __future__ import annotations

from collections.abc import Callable

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from .permission import Conflict, Denied

STATUS = {Denied: 403, Conflict: 409}


class RefusalMiddleware:
    """Answers Denied with 403 and Conflict with 409; every other error is left to Django.

    What two people save in the same moment and the database takes only once is a conflict too, as in the API.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, IntegrityError):
            error = Conflict(_("Something else was saved at this moment. Look again, and try again."))
        if (status := STATUS.get(type(error))) is None:
            return None
        return render(request, f"ui/{status}.html", {"why": str(error)}, status=status)
