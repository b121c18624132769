"""The number beside the bell."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest

from . import reading


def bell(request: HttpRequest) -> dict[str, Any]:
    """How many notices are unread; asked for only where a page shows it, so never on a public one."""

    @cache
    def unread_notices() -> int:
        return reading.unread(request.user)

    return {"unread_notices": unread_notices}
