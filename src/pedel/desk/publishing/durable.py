"""Writing to an embedded database: in turns, and what must outlive a power cut on the disk.

Threads that wait for SQLite's one write lock ask again and again, and the unlucky one never gets it; so the
sending threads of a process take turns. Of what they write the mark before a call alone waits for the disk.

Were the mark lost, the message would go out again. A lost claim is taken again, and a lost result leaves the
mark, after which the network is looked at. PostgreSQL keeps every commit (`synchronous_commit`, its default).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

from django.db import connection

_turn = RLock()


@contextmanager
def turn() -> Iterator[None]:
    """One thread of this process writes; on SQLite only, as PostgreSQL takes many at once."""
    if connection.vendor != "sqlite":
        yield
        return
    with _turn:
        yield


def relax() -> None:
    """Commits of this thread's connection need not wait for the disk from here on."""
    _set("NORMAL")


@contextmanager
def durable() -> Iterator[None]:
    """What is committed in the block is on the disk at its end, and with it all that was before."""
    _set("FULL")
    try:
        yield
    finally:
        _set("NORMAL")


def _set(level: str) -> None:
    """SQLite does not take it within a transaction, where the outer one decides."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA synchronous={level}")
