"""What pages and API say of how an account is looked after."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from pedel.desk.accounts.models import Account, Channel

from . import signs
from .comparing import others
from .models import Confirmation, Sighting
from .thresholds import confirm_days, dormant_days
from .unexplained import digest, unexplained

ROUNDS = 5
"""Past confirmations that are shown."""


def facts(account: Account) -> dict[str, Any]:
    """Everything about how an account is looked after."""
    sighting = Sighting.objects.filter(account=account).first() or Sighting(account=account)
    rounds = list(account.confirmations.select_related("done_by")[: ROUNDS + 1])
    changes = list(unexplained(account))
    row = signs.signed(Account.objects.filter(pk=account.pk)).first()
    due = due_on(account, rounds)
    return {
        "account": account,
        "signs": signs.of(row) if row else [],
        "last_at": row.last_at if row else None,
        "sighting": sighting,
        "is_connected": Channel.objects.filter(account=account, state=Channel.State.CONNECTED).exists(),
        "changes": changes,
        "seen": digest(changes),
        "others": others(account, sighting) if sighting.shown else [],
        "rounds": [each for each in rounds if each.done_at][:ROUNDS],
        "open_round": next((each for each in rounds if not each.done_at), None),
        "due_on": due,
        "is_late": due < timezone.localdate(),
        "dormant_days": dormant_days(),
    }


def due_on(account: Account, rounds: list[Confirmation]) -> date:
    """The day by which the account is to be confirmed: of the open round, or of the next one."""
    if waiting := next((each for each in rounds if not each.done_at), None):
        return waiting.due_on
    last = rounds[0].done_at if rounds else account.created_at
    return timezone.localdate(last) + timedelta(days=confirm_days())
