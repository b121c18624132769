"""The ledger's own moves: taking a delivery under a lease, keeping the lease, taking over from the dead.

Every move is one conditional UPDATE in a short transaction; no rows means that somebody else was there.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from . import pace
from .durable import turn
from .models import Delivery

State = Delivery.State
BUSY = (State.LEASED, State.SENDING)
LEASE = timedelta(seconds=60)
"""How long a delivery is a worker's without a word from it; it renews its leases three times as often."""
MOST = 50
"""Deliveries looked at in one try to take one; those of channels that must wait are passed over."""


def claim(owner: str, pk: int | None = None) -> Delivery | None:
    """Takes the delivery that has waited longest (or that one) under a lease; None where none may go now.

    Of one account one at a time, in the order of their times, and no faster than its network allows.
    """
    for _ in range(MOST):
        try:
            if not _due(pk).exists():  # looked at without a lock, as it mostly is so
                return None
            with turn(), transaction.atomic():
                found = _next(pk)
                if found is None:
                    return None
                if until := pace.free_at(found.account, timezone.now()):
                    wait(found, until)
                elif _take(found, owner):
                    return fresh(found.pk)
        except IntegrityError:  # the account's other one was taken this very moment
            continue
    return None


def wait(delivery: Delivery, until: datetime, trouble: str = "pace") -> None:
    """Nothing more goes out on an account before a moment: what would come due earlier waits until then."""
    rows = Delivery.objects.filter(
        account=delivery.account_id, state=State.QUEUED, next_try_at__lt=until, due_at__lt=until
    )
    rows.filter(trouble="").update(trouble=trouble)
    rows.update(next_try_at=until)


def put_back(delivery: Delivery, until: datetime, trouble: str = "") -> bool:
    """Gives a lease back without anything having left."""
    rows = own(delivery).filter(state=State.LEASED)
    back = {"state": State.QUEUED, "owner": "", "lease_until": None}
    return bool(rows.update(**back, trouble=trouble, next_try_at=until))


def renew(owner: str, keys: Iterable[int]) -> None:
    """A worker says that it is still busy with these."""
    rows = Delivery.objects.filter(pk__in=list(keys), owner=owner, state__in=BUSY, lease_until__gt=Now())
    rows.update(lease_until=lease_end())


def own(delivery: Delivery) -> QuerySet[Delivery]:
    """The delivery's row as long as it is under the lease that was taken."""
    return Delivery.objects.filter(
        pk=delivery.pk, owner=delivery.owner, fence=delivery.fence, lease_until__gt=Now()
    )


def over() -> QuerySet[Delivery]:
    """Deliveries whose worker has not been heard of since their lease ran out."""
    return Delivery.objects.filter(state__in=BUSY, lease_until__lte=Now())


def lease_end() -> Any:
    """When a lease that begins now ends, by the database's clock."""
    return Now() + LEASE


def fresh(pk: int) -> Delivery:
    """A delivery with everything that sending it needs."""
    rows = Delivery.objects.select_related("account__unit", "account__channel", "revision__draft")
    return rows.prefetch_related("parts").get(pk=pk)


def _next(pk: int | None) -> Delivery | None:
    rows = _due(pk)
    if connection.vendor == "postgresql":  # on SQLite the transaction itself is the only one that writes
        rows = rows.select_for_update(skip_locked=True, of=("self", "account"), no_key=True)
    return rows.select_related("account").order_by("next_try_at", "due_at", "pk").first()


def _due(pk: int | None) -> QuerySet[Delivery]:
    """Those whose time has come, of accounts that have nothing on its way."""
    busy = Delivery.objects.filter(account=OuterRef("account"), state__in=BUSY)
    rows = Delivery.objects.filter(~Exists(busy), state=State.QUEUED, next_try_at__lte=timezone.now())
    return rows if pk is None else rows.filter(pk=pk)


def _take(delivery: Delivery, owner: str) -> bool:
    taken = {"state": State.LEASED, "owner": owner, "lease_until": lease_end(), "fence": F("fence") + 1}
    return bool(Delivery.objects.filter(pk=delivery.pk, state=State.QUEUED).update(**taken))
