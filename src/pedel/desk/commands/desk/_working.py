"""What a worker process runs: the embedded loop, or on PostgreSQL the engine that shares the work."""

from __future__ import annotations

import signal
import threading

from pedel.desk.publishing import engine, sending
from pedel.desk.publishing.working import OWNER, beating
from pedel.desk.work import keep_what_is_written, work


def run(name: str, concurrency: int) -> None:
    """Works until SIGTERM or SIGINT."""
    keep_what_is_written()
    with beating(name or OWNER):
        if engine.is_here():
            engine.run(name or OWNER, concurrency)
            return
        sending.THREADS = concurrency
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        work(stop)
