"""Writing to the record: inside the caller's transaction, one entry after another."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from django.db import connection, models
from django.utils import timezone

from .. import packs
from .acting import Actor
from .chain import FIELDS, FIRST, digest
from .models import Entry

if TYPE_CHECKING:
    from .action import Done

LOCK = 0x70656465
"""The advisory lock on PostgreSQL under which numbers are given out; SQLite's write lock does it there."""


def label(thing: models.Model) -> str:
    """How the record names an object: "draft:12"."""
    return f"{thing._meta.model_name}:{thing.pk}"


def append(verb: str, by: Actor, role: str, done: Done) -> Entry:
    """Adds the entry for what was done. It becomes visible, or not, together with the change itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    last = Entry.objects.order_by("-number").values("number", "hash").first() or {"number": 0, "hash": FIRST}
    entry = Entry(
        number=last["number"] + 1,
        at=timezone.now(),
        verb=verb,
        actor=by.id,
        actor_name=str(by),
        role=role,
        via=by.via,
        about=label(done.about),
        account=done.account,
        unit=done.unit,
        digest=done.digest,
        edition=packs.label(),
        facts=dict(done.facts),
        previous=last["hash"],
    )
    entry.hash = digest(entry.previous, as_hashed(entry))
    entry.save(force_insert=True)
    return entry


def as_hashed(entry: Entry) -> dict[str, object]:
    """An entry as the chain sees it: plain JSON values, the time in UTC with microseconds."""
    values: dict[str, object] = {name: getattr(entry, name) for name in FIELDS}
    values["at"] = entry.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return values
