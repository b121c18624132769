"""The REST API: each app's own `api.py`, under one set of rules.

An app's `api.py` holds `router` (a ninja Router) and `PREFIX`. Whoever comes in is either signed in
on a page (and then CSRF holds) or brings a token; both act with the same rights as on the pages.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI

from pedel.policy import DraftError

from .discovery import modules
from .people.tokens import PageSession, Token
from .record.permission import Conflict, Denied

api = NinjaAPI(
    title="Pedel",
    version="1",
    description="Everything that the desk's pages can do, under the same rules.",
    auth=[Token(), PageSession()],
    docs_url=None,
    urls_namespace="api",
)


def _answer(request: HttpRequest, status: int, detail: Any) -> HttpResponse:
    return api.create_response(request, {"detail": detail}, status=status)


@api.exception_handler(Denied)
def denied(request: HttpRequest, error: Denied) -> HttpResponse:
    return _answer(request, 403, str(error))


@api.exception_handler(Conflict)
def conflict(request: HttpRequest, error: Conflict) -> HttpResponse:
    return _answer(request, 409, str(error))


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return _answer(request, 404, _("There is no such thing here, or it is not yours to see."))


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    detail = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    return _answer(request, 422, detail)


@api.exception_handler(DraftError)
def uncheckable(request: HttpRequest, error: DraftError) -> HttpResponse:
    return _answer(request, 422, {"text": [str(error)]})


for module in modules("api"):
    api.add_router(module.PREFIX, module.router)

REQUESTS_PER_MINUTE = settings.PEDEL.requests_per_minute
