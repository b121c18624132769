"""Whether the desk's parts are well, in a word each."""

from __future__ import annotations

from datetime import timedelta

from django.db import DatabaseError, connection
from django.utils import timezone

from .models import Worker

SILENCE = timedelta(seconds=90)
"""After so long without a heartbeat of any worker something is wrong; six are missing then."""


def checks() -> dict[str, str]:
    """Each part and "ok", or what is wrong in a few words without names, addresses or secrets."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        seen = Worker.objects.order_by("-seen_at").values_list("seen_at", flat=True).first()
    except DatabaseError:
        return {"database": "does not answer", "worker": "not known"}
    return {"database": "ok", "worker": _worker(seen)}


def _worker(seen: object) -> str:
    if seen is None:
        return "none has been started"
    return "ok" if timezone.now() - seen < SILENCE else "not heard of"
