"""Looking at the network for what is unclear, so that it is neither lost nor sent twice."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import timedelta

from django.utils import timezone

from pedel.desk.channels.apps_of import connector_for
from pedel.desk.channels.using import broke
from pedel.desk.record.acting import WORKER
from pedel.desk.record.permission import Conflict
from pedel.networks import Connector, NetworkError, Receipt

from . import actions, ledger
from .delivering import _credential, _left
from .ending import arrived
from .models import Delivery, Part
from .posting import ChangedPictureError, post_of
from .telling import tell_author, tell_editors

log = logging.getLogger("pedel.publishing")
WAITS = tuple(timedelta(seconds=seconds) for seconds in (30, 60, 180, 600, 3600))
"""Between one look and the next. After the last of them somebody is asked to look. Ours."""
SURE_AFTER = 2
"""Looks that must agree that it is not there: networks show a post a moment after they took it."""
MOST = 20


def settle_unknown() -> int:
    """Looks at the network for each delivery that is unclear and due; gives how many were looked at."""
    looked = 0
    rows = Delivery.objects.filter(state=Delivery.State.UNKNOWN, next_try_at__lte=timezone.now())
    for pk in rows.order_by("next_try_at").values_list("pk", flat=True)[:MOST]:
        if _take_turn(pk):
            look(ledger.fresh(pk))
            looked += 1
    return looked


def look(delivery: Delivery) -> None:
    """One look: found, certainly not there, or still unclear. Sends nothing."""
    connector = connector_for(delivery.account)
    try:
        is_found = _found(delivery, connector)
    except NetworkError as error:
        broke(delivery.account, error)
        return _still_unclear(delivery)
    except ChangedPictureError:
        return _still_unclear(delivery)
    if is_found:
        return None
    if connector.finds and delivery.tries >= SURE_AFTER:
        with suppress(Conflict):
            actions.not_there(WORKER, delivery)
        return None
    return _still_unclear(delivery)


def _found(delivery: Delivery, connector: Connector) -> bool:
    """Whether the post that was on its way is there; with it, what is left of a thread goes on."""
    credential = _credential(delivery, connector)
    left = _left(delivery)
    if left:
        receipt = connector.find(credential, post_of(delivery, left[0]))
        if receipt is None or _is_anothers(delivery, receipt) or not arrived(delivery, left[0], receipt):
            return False
    with suppress(Conflict):
        if len(left) > 1:
            actions.go_on(WORKER, delivery)
        else:
            actions.found(WORKER, delivery)
            tell_author(delivery, "published")
    return True


def _is_anothers(delivery: Delivery, receipt: Receipt) -> bool:
    """Whether this is a post that the account is known to have sent: the same words can go out twice."""
    return Part.objects.filter(delivery__account=delivery.account, remote_id=receipt.id).exists()


def _take_turn(pk: int) -> bool:
    """Takes the turn to look, so that two workers do not look at once; and the next turn comes later."""
    rows = Delivery.objects.filter(pk=pk, state=Delivery.State.UNKNOWN, next_try_at__lte=timezone.now())
    tries = rows.values_list("tries", flat=True).first()
    if tries is None:
        return False
    wait = WAITS[min(tries, len(WAITS) - 1)]
    return bool(rows.filter(tries=tries).update(tries=tries + 1, next_try_at=timezone.now() + wait))


def _still_unclear(delivery: Delivery) -> None:
    if delivery.tries == len(WAITS):
        tell_editors(delivery, "unclear")
