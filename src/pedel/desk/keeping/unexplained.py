"""What changed on the network and nobody has explained yet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from django.db.models import QuerySet

from pedel.desk.accounts.models import Account

from .models import Change


def unexplained(account: Account) -> QuerySet[Change]:
    """The changes of an account that are open, in the order of a profile's fields."""
    return Change.objects.filter(account=account, state=Change.State.OPEN).order_by("pk")


def digest(changes: Iterable[Change]) -> str:
    """The sha256 (hex) of changes as they are shown: what somebody explains is exactly what they saw."""
    rows = sorted((change.field, change.was, change.now) for change in changes)
    return hashlib.sha256(repr(rows).encode()).hexdigest()
