"""The worker: does what is due, one job after another, and outlives a job that fails.

An app's `jobs.py` holds `JOBS`, a tuple of Job; the file is the registration.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import groupby
from threading import Event, Thread
from time import monotonic

from django.db import close_old_connections, connection

from .discovery import modules

log = logging.getLogger("pedel.work")
LONGEST_WAIT = 600.0
"""Seconds at most between two tries of a job that keeps failing."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do again and again.

    `run()` does everything that is due now, within some ten seconds, and is safe to run twice: after a
    crash, and in two workers at once. It says nothing when there is nothing to do. Jobs of one `lane`
    follow each other; each lane has a thread of its own, so that none holds up another.
    """

    name: str
    every_seconds: float
    run: Callable[[], object]
    lane: str = "house"


class Turn:
    """When a job is next due; later and later while it fails."""

    def __init__(self, job: Job) -> None:
        self.job, self.due, self.failures = job, 0.0, 0

    def take(self) -> None:
        """Runs the job. What it raises is logged with the time of the next try, and goes no further."""
        wait = self.job.every_seconds
        close_old_connections()
        try:
            self.job.run()
            self.failures = 0
        except Exception:
            self.failures += 1
            wait = self.wait_after_failure()
            log.exception(
                "job %s failed (%d in a row); next try in %.0f s", self.job.name, self.failures, wait
            )
        finally:
            close_old_connections()
        self.due = monotonic() + wait

    def wait_after_failure(self) -> float:
        """Twice as long after every failure, up to ten minutes, with some chance in it."""
        longest = max(LONGEST_WAIT, self.job.every_seconds)
        wait = min(max(self.job.every_seconds, 1.0) * 2.0**self.failures, longest)
        return wait * random.uniform(0.8, 1.2)  # noqa: S311  # spreads workers, keeps no secret


def jobs() -> list[Job]:
    """The jobs of all apps, in the order of the apps."""
    return [job for module in modules("jobs") for job in module.JOBS]


_stop: ContextVar[Event | None] = ContextVar("stop", default=None)


def is_stopping() -> bool:
    """Whether the worker was asked to stop: a job that takes things one by one takes no further one."""
    stop = _stop.get()
    return stop is not None and stop.is_set()


def work(stop: Event, todo: Iterable[Job] | None = None) -> None:
    """Runs what is due until `stop` is set, each lane in a thread; what runs then is finished first."""
    by_lane = sorted(jobs() if todo is None else todo, key=lambda job: job.lane)
    lanes = [list(together) for _name, together in groupby(by_lane, key=lambda job: job.lane)] or [[]]
    threads = [Thread(target=_lane, args=(stop, lane), name=lane[0].lane) for lane in lanes[1:]]
    for thread in threads:
        thread.start()
    _lane(stop, lanes[0])
    for thread in threads:
        thread.join()


def _lane(stop: Event, todo: Iterable[Job]) -> None:
    """One lane's jobs, each when it is due."""
    _stop.set(stop)
    turns = [Turn(job) for job in todo]
    while not stop.is_set():
        turn = min(turns, key=lambda each: each.due, default=None)
        wait = 1.0 if turn is None else turn.due - monotonic()
        if turn is None or wait > 0:
            stop.wait(min(wait, 60.0))
        else:
            turn.take()
    close_old_connections()


def keep_what_is_written() -> None:
    """Makes each commit of this process outlive a power cut; on SQLite it otherwise may not.

    The worker asks for it: what it has sent must not come back as unsent.
    """
    if connection.vendor == "sqlite":
        connection.settings_dict["OPTIONS"]["init_command"] += "PRAGMA synchronous=FULL;"
        connection.close()
