"""What came of a delivery, written down in short transactions under its fence, and told afterwards."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from pedel.desk.braking import Stop
from pedel.desk.channels.using import broke
from pedel.desk.record.acting import WORKER
from pedel.desk.record.permission import Conflict
from pedel.networks import NetworkError, Receipt, Trouble

from . import actions, ledger
from .durable import turn
from .models import Delivery, Part
from .telling import tell_author, tell_editors

log = logging.getLogger("pedel.publishing")
TRIES = 7
"""Sendings of one delivery until the desk gives up: with these waits some half an hour. Ours."""
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=15), timedelta(minutes=10)
LOOK_AFTER = timedelta(seconds=40)
"""An unclear outcome is looked up after the longest wait for an answer is over for certain (30 s)."""
AGAIN = (0.1, 0.5, 2.0)
"""Seconds between tries to write down a result; each writes the same again, and none sends anything."""
DROPS = ("edited",)
FAILS = ("content", "no_connector")


def kept(delivery: Delivery, stop: Stop) -> None:
    """It was kept back before it left: nobody's any more, out of the line, or in need of a new time."""
    if stop.code == "lease":
        return
    if stop.code in DROPS:
        _write(lambda: actions.drop(WORKER, delivery))
    elif stop.code in FAILS:
        _write(lambda: actions.fail(WORKER, delivery, trouble=stop.code, detail=str(stop.text)))
        tell_editors(delivery, "failed", trouble=stop.code)
    elif _write(lambda: actions.miss(WORKER, delivery, trouble=stop.code)):
        tell_editors(delivery, "missed")


def arrived(delivery: Delivery, part: Part, receipt: Receipt, *, is_last: bool = False) -> bool:
    """The network has a post: its receipt, kept for ever; with the last one all of it is out.

    False when it could not be written down.
    """
    part.remote_id, part.url = receipt.id, receipt.url
    said = {"remote_id": receipt.id, "url": receipt.url, "facts": dict(receipt.facts)}
    said["published_at"] = timezone.now()

    def write() -> None:
        with transaction.atomic():
            Part.objects.filter(pk=part.pk, remote_id="").update(**said)
            if is_last:
                with suppress(Conflict):  # somebody has settled it meanwhile
                    actions.publish(WORKER, delivery)
                    tell_author(delivery, "published")  # which raises nothing, and undoes only itself

    return _write(write, f"delivery {delivery.key}: post {part.number} is out as {receipt.id}")


def refused(delivery: Delivery, error: NetworkError) -> None:
    """The network, or the way to it, said no: unclear, later, or never like this."""
    if error.is_unknown or (error.trouble == Trouble.DOUBLE and delivery.state == Delivery.State.SENDING):
        return unclear(delivery, str(error.trouble), error.detail)
    is_broken = broke(delivery.account, error)
    may_pass = not error.permanent or (error.trouble == Trouble.TOKEN and not is_broken)
    if error.trouble == Trouble.MEDIA and _forget_prepared(delivery):
        may_pass = True  # what was uploaded for an earlier try has gone there; it is uploaded anew
    if may_pass and delivery.tries < TRIES:
        return _later(delivery, error)
    code = "gave_up" if may_pass else str(error.trouble)
    if _write(lambda: actions.fail(WORKER, delivery, trouble=code, detail=_detail(error))):
        tell_editors(delivery, "failed", trouble=code)
    return None


def unclear(delivery: Delivery, trouble: str, detail: str = "") -> None:
    """It may have gone out. Nothing is sent again before the network has been looked at."""
    look_at = timezone.now() + LOOK_AFTER
    _write(lambda: actions.leave_unclear(WORKER, delivery, trouble=trouble, look_at=look_at, detail=detail))


def wait_after(tries: int, asked: float | None = None) -> timedelta:
    """How long until the next try: twice as long after each, with some chance in it, and never shorter than
    the network asks.
    """
    own = min(FIRST_WAIT * 2.0 ** min(max(tries - 1, 0), 10), LONGEST_WAIT)
    own *= random.uniform(0.8, 1.2)  # noqa: S311  # spreads tries, keeps no secret
    return max(own, timedelta(seconds=min(asked or 0.0, 86_400.0)))


def _later(delivery: Delivery, error: NetworkError) -> None:
    until = timezone.now() + wait_after(delivery.tries or 1, error.retry_after)

    def write() -> None:
        actions.give_back(WORKER, delivery, error=error, until=until)
        if error.trouble in ledger.pace.PAUSING:
            ledger.wait(delivery, until, str(error.trouble))

    _write(write)


def _forget_prepared(delivery: Delivery) -> bool:
    """Whether anything was uploaded in an earlier try; it is forgotten."""
    if delivery.tries < 2:
        return False
    return bool(Part.objects.filter(delivery=delivery, remote_id="").exclude(prepared={}).update(prepared={}))


def _write(write: Callable[[], Any], what: str = "") -> bool:
    """Writes a result down, a few times if the database cannot just now. Whether it stands.

    What cannot be written stays as it was: the lease runs out, and the network is looked at.
    """
    for wait in (*AGAIN, None):
        try:
            with turn():
                write()
        except Conflict:
            return False
        except DatabaseError as error:
            if connection.in_atomic_block or wait is None:
                log.critical("a result could not be written down: %s (%s)", what or "state", error)
                return False
            time.sleep(wait)
        else:
            return True
    return False


def _detail(error: NetworkError) -> str:
    return error.detail or str(error.trouble)
