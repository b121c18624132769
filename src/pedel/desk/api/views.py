"""The API to read."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from .rest import api
from .scopes import SCOPE, SCOPES


@login_not_required
def reference(request: HttpRequest) -> HttpResponse:
    """Every operation with its scope, made from the description that programs read."""
    schema = api.get_openapi_schema()
    shown = {
        "groups": groups(schema),
        "scopes": SCOPES,
        "address": settings.PEDEL.url + reverse("api:api-root"),
        "limit": settings.PEDEL.requests_per_minute,
        "public": True,
    }
    return render(request, "api/reference.html", shown)


def groups(schema: dict[str, Any]) -> list[tuple[str, list[dict[str, Any]]]]:
    """The operations by their tag, in the order of the paths."""
    listed = [
        _operation(path, method, operation)
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    ]
    listed.sort(key=lambda one: one["tag"])
    return [(tag, list(operations)) for tag, operations in groupby(listed, key=lambda one: one["tag"])]


def _operation(path: str, method: str, operation: dict[str, Any]) -> dict[str, Any]:
    return {
        "tag": (operation.get("tags") or [""])[0],
        "method": method.upper(),
        "path": path,
        "summary": operation["summary"],
        "description": operation.get("description", ""),
        "scope": operation.get(SCOPE, ""),
        "parameters": [one["name"] for one in operation.get("parameters", ()) if one["in"] == "query"],
    }
