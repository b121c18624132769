"""Whether the clock can be trusted: nothing goes out while it has just jumped, or is not the database's.

Leases are told in the database's own time; when something is due is told by this machine's clock. A clock
that is set forward by a day would otherwise send a day's posts at once.
"""

from __future__ import annotations

import logging
import time
from threading import Lock

from django.db import connection
from django.utils import timezone

log = logging.getLogger("pedel.publishing")
JUMP = 120.0
"""Seconds by which the clock may be corrected without anybody asking. Ours."""
PATIENCE = 600.0
"""Seconds after which a clock that jumped, and stayed there, is taken to be right now. Ours."""


class Watch:
    """Compares the clock with the time since the machine started, which nobody can set."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.offset = time.time() - running()
        self.doubted_since: float | None = None
        self.is_apart = False

    def check(self) -> bool:
        """Looks once. Whether the clock can be trusted now."""
        with self.lock:
            jumped = abs(time.time() - running() - self.offset) > JUMP
            if not jumped:
                self.doubted_since = None
            elif self.doubted_since is None:
                self.doubted_since = running()
                log.error("the clock has jumped; nothing goes out until it is back, or for %.0f s", PATIENCE)
            elif running() - self.doubted_since > PATIENCE:
                self.offset, self.doubted_since = time.time() - running(), None
            return self.doubted_since is None and not self.is_apart

    def compare(self) -> None:
        """Asks the database's server for its time, where it has one of its own."""
        apart = abs(difference()) > JUMP
        if apart and not self.is_apart:
            log.error(
                "the clocks of this machine and of the database differ; nothing goes out until they agree"
            )
        self.is_apart = apart


def running() -> float:
    """Seconds since the machine started, with the time it slept; no clock change touches it."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


def difference() -> float:
    """Seconds by which the database's clock is ahead of this machine's; 0 for an embedded one."""
    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return (cursor.fetchone()[0] - timezone.now()).total_seconds()


WATCH = Watch()


def check() -> None:
    """What each heartbeat does: a look at the clock, and at the database's."""
    WATCH.compare()
    WATCH.check()


def is_trusted() -> bool:
    """Whether anything may go out by this clock."""
    return WATCH.check()
