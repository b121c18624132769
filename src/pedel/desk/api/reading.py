"""How the API reads what is sent: what no database keeps as it is, is refused here for all operations."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.parser import Parser

UNKEEPABLE = re.compile("[\0\ud800-\udfff]")
"""A zero character, which PostgreSQL does not keep, and half a character, which no database does."""


class Strict(Parser):
    """As ninja has it; for an unkeepable character a body is answered with 400, a query with 422."""

    def parse_body(self, request: HttpRequest) -> Any:
        return checked(super().parse_body(request))

    def parse_querydict(self, data: Any, list_fields: list[str], request: HttpRequest) -> Any:
        return checked(super().parse_querydict(data, list_fields, request))


def checked(value: Any) -> Any:
    """The value itself; ValidationError where any text in it, keys too, cannot be kept."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += [*one, *one.values()]
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, str) and UNKEEPABLE.search(one):
            raise ValidationError(_("This holds a character that cannot be kept. Type it anew."))
    return value
