"""Sending what is due: a few channels at once, one delivery after another on each."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

from django.db import connection

from pedel.desk.work import is_stopping

from . import ledger
from .delivering import deliver
from .durable import relax
from .models import Delivery
from .working import OWNER, flying

log = logging.getLogger("pedel.publishing")
THREADS = 4
"""Channels that are sent on at once in one process. The wait for networks is what takes the time."""
AT_MOST = 8.0
"""Seconds for one round; the next follows at once."""


def send_due(owner: str = "", threads: int | None = None) -> int:
    """Sends what is due, for some seconds; gives the number of deliveries that were taken in hand.

    In a transaction (a test's) everything runs in this thread, which alone sees its rows.
    """
    owner, threads = owner or OWNER, threads or THREADS
    if (first := ledger.claim(owner)) is None:
        return 0
    until = monotonic() + AT_MOST
    if threads < 2 or connection.in_atomic_block:
        return _one_after_another(owner, until, first)
    with ThreadPoolExecutor(threads - 1, "sending") as others:
        running = [others.submit(_in_thread, owner, until) for _ in range(threads - 1)]
        taken = _one_after_another(owner, until, first)
        return taken + sum(one.result() for one in running)


def _in_thread(owner: str, until: float) -> int:
    try:
        return _one_after_another(owner, until)
    finally:
        connection.close()


def _one_after_another(owner: str, until: float, first: Delivery | None = None) -> int:
    taken = 0
    relax()
    found = first or ledger.claim(owner)
    while found is not None:
        send(found)
        taken += 1
        if monotonic() > until or is_stopping():
            break
        found = ledger.claim(owner)
    return taken


def send(delivery: Delivery) -> None:
    """Sends one delivery that was taken; whatever happens stays with this one."""
    with flying(delivery.pk):
        try:
            deliver(delivery)
        except Exception:
            # The row says how far it came, and is taken over from there when its lease has run out.
            log.exception("delivery %s: interrupted", delivery.key)
