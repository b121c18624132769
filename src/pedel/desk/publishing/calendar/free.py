"""The next free slots of a draft's accounts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, tzinfo

from django.core.exceptions import ValidationError
from django.utils import timezone

from pedel.desk.accounts.models import Account
from pedel.desk.drafts.models import Target
from pedel.desk.ui.clock import moment_at

from ..models import Delivery, Slot
from . import gathering
from .clashes import APART
from .item import OPEN

WEEKS = 9
"""So far ahead a free slot is looked for. Ours."""
SOON = timedelta(minutes=5)
"""A slot that begins sooner is not offered: nobody could still plan for it."""


def next_free(accounts: Iterable[Account], without: int | None = None, most: int = 3) -> list[datetime]:
    """The next slots of any of the accounts at which none of them has anything else near.

    `without` is the id of the draft that is being planned. Three queries.
    """
    pks = [account.pk for account in accounts]
    slots = list(Slot.objects.filter(account__in=pks))
    if not slots:
        return []
    now = timezone.now()
    taken = _taken(pks, now, without)
    free: list[datetime] = []
    for moment in _moments(slots, now + SOON):
        if all(abs(moment - other) >= timedelta(minutes=APART) for other in taken):
            free.append(moment)
        if len(free) == most:
            break
    return free


def _moments(slots: list[Slot], after: datetime, zone: tzinfo | None = None) -> Iterator[datetime]:
    """When the slots come, each once, in order; one that the clock leaves out that night does not come."""
    zone = zone or timezone.get_current_timezone()
    today = after.astimezone(zone).date()
    for number in range(WEEKS * 7):
        day = today + timedelta(days=number)
        times = sorted({slot.time for slot in slots if slot.weekday == day.weekday()})
        for time in times:
            try:
                moment = moment_at(datetime.combine(day, time), "1", zone)
            except ValidationError:
                continue
            if moment > after:
                yield moment


def _taken(accounts: list[int], now: datetime, without: int | None) -> list[datetime]:
    """The times at which something is planned on one of the accounts."""
    drafts = Target.objects.filter(
        account__in=accounts, draft__state__in=gathering.OPEN, draft__planned_for__gte=now - timedelta(days=1)
    ).exclude(draft=without)
    deliveries = Delivery.objects.filter(account__in=accounts, state__in=OPEN).exclude(
        revision__draft=without
    )
    return [
        *drafts.values_list("draft__planned_for", flat=True),
        *deliveries.filter(due_at__gte=now - timedelta(days=1)).values_list("due_at", flat=True),
    ]
