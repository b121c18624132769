"""Taking posts back from their networks; what is gone already counts as taken back."""

from __future__ import annotations

from contextlib import suppress

from django.utils import timezone

from pedel.desk.channels import using
from pedel.desk.channels.apps_of import connector_for
from pedel.desk.record.acting import WORKER
from pedel.desk.record.permission import Conflict
from pedel.networks import NetworkError, Trouble, UnknownNetworkError

from . import actions
from .looking import credential_for, receipt_of
from .models import Withdrawal

MOST = 20


def take_back_again() -> None:
    """Tries again where a post could not be taken back so far."""
    rows = Withdrawal.objects.filter(done_at=None, next_try_at__lte=timezone.now())
    for withdrawal in rows.order_by("next_try_at")[:MOST]:
        take_back(withdrawal)


def take_back(withdrawal: Withdrawal) -> bool:
    """Takes every part of a post back, the last one first; whether all of it is gone now.

    Two at once do no harm. Outside any transaction; what became of it is written down.
    """
    rows = Withdrawal.objects.select_related("delivery__account__unit", "delivery__revision__draft__author")
    withdrawal = rows.select_related("asked_by").get(pk=withdrawal.pk)
    with suppress(Conflict):  # another worker was just before us
        try:
            _taken(withdrawal)
        except NetworkError as error:
            using.broke(withdrawal.delivery.account, error)
            actions.not_withdrawn(WORKER, withdrawal, error=error)
            return False
        actions.withdrawn(WORKER, withdrawal)
    return True


def _taken(withdrawal: Withdrawal) -> None:
    delivery = withdrawal.delivery
    try:
        connector = connector_for(delivery.account)
    except UnknownNetworkError as error:
        raise NetworkError(Trouble.NOT_HERE, permanent=True) from error
    sent = [part for part in delivery.parts.order_by("-number") if part.remote_id]
    if not sent:
        raise NetworkError(Trouble.NOT_HERE, "the desk does not know its id there", permanent=True)
    credential = credential_for(delivery.account, connector)
    for part in sent:
        connector.withdraw(credential, receipt_of(part))
