"""Writing to the record, inside the caller's transaction, one entry after another; and reading it out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from typing import TYPE_CHECKING, Any

from django.db import connection, models
from django.utils import timezone

from .. import packs
from .acting import Actor
from .chain import FIELDS, FIRST, digest, line, storable, storable_text
from .models import Entry

if TYPE_CHECKING:
    from .action import Done

LOCK = 0x70656465
"""The advisory lock on PostgreSQL under which numbers are given out; SQLite's write lock does it there."""
AT_A_TIME = 2_000
"""Entries that are held in memory while the record is read out."""


def label(thing: models.Model) -> str:
    """How the record names an object: "draft:12"."""
    return f"{thing._meta.model_name}:{thing.pk}"


def append(verb: str, by: Actor, role: str, done: Done) -> Entry:
    """Adds the entry for what was done. It becomes visible, or not, together with the change itself.

    Raises ValueError for facts that a database may not give back exactly as they were.
    """
    storable(done.facts)
    storable_text(str(by), "the actor's name")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    last = head()
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


def head() -> dict[str, Any]:
    """The number and the hash of the last entry; 0 and zeros while there is none."""
    last = Entry.objects.order_by("-number").values("number", "hash").first()
    return last or {"number": 0, "hash": FIRST}


def as_hashed(entry: Entry) -> dict[str, object]:
    """An entry as the chain sees it: plain JSON values, the time in UTC with microseconds."""
    values: dict[str, object] = {name: getattr(entry, name) for name in FIELDS}
    values["at"] = entry.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return values


def exported(entries: models.QuerySet[Entry] | None = None) -> Iterator[bytes]:
    """Entries (all, when none are named) as the lines of an export, oldest first, a few at a time."""
    chosen = Entry.objects.all() if entries is None else entries
    after = 0
    while page := list(chosen.filter(number__gt=after).order_by("number")[:AT_A_TIME]):
        for entry in page:
            yield line({**as_hashed(entry), "previous": entry.previous, "hash": entry.hash})
        after = page[-1].number
