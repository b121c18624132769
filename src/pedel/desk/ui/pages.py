"""Long lists come in pages."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

PER_PAGE = 50


def page(request: HttpRequest, rows: Any) -> Page:
    """The page of the rows that the address asks for; the nearest one where there is no such page."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
