"""Each app's own `api.py`, under one set of rules.

An app's `api.py` holds `router` (a ninja Router) and `PREFIX`. Whoever comes in is either signed in
on a page (and then CSRF holds) or brings a token; both act with the same rights as on the pages,
and a token only within its scopes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import re_path
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.orm import register_field

from pedel.desk.discovery import modules
from pedel.desk.people.tokens import PageSession

from . import description, limits, refusals
from .reading import Strict
from .scopes import ScopedToken, scope

register_field("JSONField", Any)  # ninja takes every JSON value for an object; ours are often lists


class Api(NinjaAPI):
    """All routers under one roof; what is not there is answered as JSON too."""

    @property
    def urls(self) -> tuple[list[Any], str, str]:
        patterns, app, namespace = super().urls
        patterns.append(re_path("", csrf_exempt(partial(_nothing, self))))
        for pattern in patterns:
            pattern.callback = login_not_required(pattern.callback)  # the API has its own ways in
        return patterns, app, namespace

    def get_openapi_schema(self, **options: Any) -> Any:
        return description.complete(super().get_openapi_schema(**options))

    def get_openapi_operation_id(self, operation: Any) -> str:
        app = operation.view_func.__module__.removeprefix("pedel.desk.").partition(".")[0]
        return f"{app}_{operation.view_func.__name__}"


def _nothing(api: Api, request: HttpRequest) -> HttpResponse:
    return api.on_exception(request, Http404())


def _told(run: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Tells the request, before anybody comes in, which scope this operation needs."""
    extra = run.__self__.openapi_extra  # type: ignore[attr-defined]  # ninja gives the bound method

    @wraps(run)
    def told(request: HttpRequest, **path: Any) -> HttpResponse:
        request.scope = scope(request.method, extra)
        return run(request, **path)

    return told


def assemble() -> Api:
    """The API with every app's router."""
    api = Api(
        title="Pedel",
        version="1",
        description=description.INTRODUCTION,
        auth=[ScopedToken(), PageSession()],
        throttle=limits.PerPerson(),
        parser=Strict(),
        docs_url=None,
        urls_namespace="api",
        openapi_extra={"tags": description.tags(modules("api"))},
    )
    api.add_decorator(_told, mode="view")
    for kind, answer in refusals.ANSWERS.items():
        api.add_exception_handler(kind, answer)
    for module in modules("api"):
        api.add_router(module.PREFIX, module.router)
    return api


api = assemble()
