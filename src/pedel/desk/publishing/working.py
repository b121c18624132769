"""A worker process: its name, what it has in hand, its heartbeat, and taking over from those that died."""

from __future__ import annotations

import logging
import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from threading import Event, Lock, Thread

from django.db import DatabaseError, connection
from django.db.models import F
from django.utils import timezone

from pedel.desk.record.acting import WORKER
from pedel.desk.record.permission import Conflict

from . import actions, clock, ending, ledger
from .models import Delivery, Worker

log = logging.getLogger("pedel.publishing")
OWNER = f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}"
"""This process, as no other will ever be called."""
BEAT = 15.0
"""Seconds between two heartbeats: a lease lasts four of them."""
FORGOTTEN = timedelta(days=1)
_in_hand: set[int] = set()
_lock = Lock()


@contextmanager
def flying(pk: int) -> Iterator[None]:
    """While a delivery is in hand, the heartbeat renews its lease; afterwards no more, whatever happened."""
    with _lock:
        _in_hand.add(pk)
    try:
        yield
    finally:
        with _lock:
            _in_hand.discard(pk)


def beat(name: str) -> None:
    """Says that this worker is there, and keeps the leases of what it has in hand."""
    now = timezone.now()
    Worker.objects.update_or_create(name=name, defaults={"seen_at": now})
    Worker.objects.filter(seen_at__lt=now - FORGOTTEN).delete()
    clock.check()
    with _lock:
        keys = list(_in_hand)
    if keys:
        ledger.renew(OWNER, keys)


@contextmanager
def beating(name: str) -> Iterator[None]:
    """A heart in a thread of its own, for as long as the block runs."""
    stop = Event()
    thread = Thread(target=_beats, args=(name, stop), name="heart", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(BEAT)


def recover() -> int:
    """Takes over what dead workers held: not sent yet, back in line; on its way, unclear until looked at."""
    taken = 0
    for delivery in ledger.over().select_related("account__unit", "revision__draft")[:200]:
        with suppress(Conflict):
            taken += _take_over(delivery)
    return taken


def _take_over(delivery: Delivery) -> bool:
    if delivery.state == Delivery.State.LEASED:
        rows = ledger.over().filter(pk=delivery.pk, state=Delivery.State.LEASED, fence=delivery.fence)
        back = {"owner": "", "lease_until": None, "fence": F("fence") + 1}
        return bool(rows.update(state=Delivery.State.QUEUED, **back))
    if not ledger.over().filter(pk=delivery.pk, fence=delivery.fence).exists():
        return False
    look_at = timezone.now() + ending.LOOK_AFTER
    actions.leave_unclear(WORKER, delivery, trouble="worker_ended", look_at=look_at)
    return True


def _beats(name: str, stop: Event) -> None:
    try:
        while True:
            try:
                beat(name)
            except DatabaseError as error:
                log.warning("the heartbeat could not be written: %s", error)
                connection.close()
            if stop.wait(BEAT):
                return
    finally:
        connection.close()
