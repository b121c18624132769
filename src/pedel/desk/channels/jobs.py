"""What the worker does for channels: refreshing in time, and warning before something ends."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.db.models import F, Q
from django.utils import timezone

from pedel.desk.accounts.models import Account, Channel
from pedel.desk.people.models import Unit
from pedel.desk.record.acting import WORKER
from pedel.desk.record.permission import Conflict
from pedel.desk.work import Job
from pedel.networks import NetworkError, UnknownNetworkError

from . import actions
from .refreshing import is_due, opened
from .using import fresh
from .versions import all_ending

WARN = (timedelta(days=14), timedelta(days=3))
"""How long before a connection ends it is said. No guideline gives these figures."""
MOST = 20
"""Channels at most in one run; the rest follows in the next."""


def refresh() -> None:
    """Refreshes what has a tenth of its life left; one network that does not answer holds up no other."""
    for channel in _live().filter(expires_at__isnull=False).order_by("expires_at"):
        # What broke is marked; the rest is tried again in the next run.
        with suppress(NetworkError, UnknownNetworkError):
            credential = opened(channel)
            if is_due(channel, credential):
                fresh(channel, credential)


def warn() -> None:
    """Tells who keeps an account that its connection ends: twice, and not again."""
    due, now = Q(), timezone.now()
    for before in WARN:
        not_yet = Q(warned_at=None) | Q(warned_at__lt=F("ends_at") - before)
        due |= Q(ends_at__lte=now + before) & not_yet
    rows = _live().exclude(account__state=Account.State.CLOSED).filter(due, ends_at__gt=now)
    for channel in rows.order_by("ends_at")[:MOST]:
        _once(actions.warned, channel)


def tell_versions() -> None:
    """Tells the stewards, once, that a network ends the version of its interface that is in use."""
    root = Unit.objects.get_root_nodes().first()
    for network, version in all_ending() if root else ():
        _once(actions.version_told, root, network=network, version=version.name, ends=version.ends)


def _live() -> Any:
    return Channel.objects.filter(state=Channel.State.CONNECTED).select_related("account__unit")


def _once(act: Any, *target: Any, **wishes: Any) -> None:
    with suppress(Conflict):  # told before, or by another worker just now
        act(WORKER, *target, **wishes)


JOBS = (
    Job("channels: refresh access before it ends", 60, refresh),
    Job("channels: warn before a connection ends", 3600, warn),
    Job("channels: tell of interfaces that end", 6 * 3600, tell_versions),
)
