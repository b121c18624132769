"""How fast an account may go: what its network allows in a minute and a day, and when it asked us to wait."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Max

from pedel import networks
from pedel.desk.accounts.models import Account

from .models import Delivery, Part

State = Delivery.State
PAUSING = ("rate", "down", "unreachable")
"""Troubles of a whole channel: while one delivery waits for its next try because of them, all wait."""


def free_at(account: Account, now: datetime) -> datetime | None:
    """When the next post may go out on an account; None when it may now."""
    if until := paused_until(account, now):
        return until
    if not networks.connects(account.network):
        return None
    connector = networks.connector(account.network)
    limits = ((connector.per_minute, timedelta(minutes=1)), (connector.per_day, timedelta(days=1)))
    return max(filter(None, (_free(account, now, most, span) for most, span in limits)), default=None)


def paused_until(account: Account, now: datetime) -> datetime | None:
    """Until when the whole channel waits, because the network said so or could not be reached."""
    waiting = Delivery.objects.filter(
        account=account, state=State.QUEUED, next_try_at__gt=now, trouble__in=PAUSING, tries__gt=0
    )
    return waiting.aggregate(until=Max("next_try_at"))["until"]


def _free(account: Account, now: datetime, most: int | None, span: timedelta) -> datetime | None:
    """When the span holds fewer than `most` posts again."""
    if most is None:
        return None
    sent = Part.objects.filter(
        delivery__account=account, delivery__started_at__gt=now - span - span, published_at__gt=now - span
    )
    times = list(sent.order_by("-published_at").values_list("published_at", flat=True)[:most])
    return times[-1] + span if len(times) >= most else None
