"""What every page knows of holds; asked of the database only where a page shows it."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest

from pedel.desk.record.acting import by

from . import access
from .holds import Brakes, concerning
from .models import Hold


def brakes(request: HttpRequest) -> dict[str, Any]:
    """`brakes`: the holds in force; `my_holds`: those of them that concern who is signed in.

    Those on everything stand above every page already, and are not among the latter.
    """
    now = Brakes()

    @cache
    def my_holds() -> list[Hold]:
        narrower = [hold for hold in now.all if hold.scope != Hold.Scope.EVERYTHING]
        return concerning(request.user, narrower) if narrower else []

    @cache
    def may_hold_everything() -> bool:
        return bool(access.may_hold_everything(by(request)))

    return {"brakes": now, "my_holds": my_holds, "may_hold_everything": may_hold_everything}
