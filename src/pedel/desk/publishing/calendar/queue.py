"""An account's queue: what waits to go out, in order, and what keeps it, without a query per line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import Truncator

from pedel.desk.accounts.holds import Brakes
from pedel.desk.accounts.models import Account, Hold
from pedel.desk.checking.showing import first_line
from pedel.desk.people.models import Person

from ..access import deliveries_for
from ..models import Delivery
from ..why import not_connected, waits
from ..words import explain
from .item import LOOKS, Look, telling

__all__ = ["Line", "lines", "rows", "waits"]
State = Delivery.State
WAITING = (State.QUEUED, State.LEASED, State.SENDING, State.UNKNOWN, State.MISSED, State.FAILED)


@dataclass(frozen=True, slots=True)
class Line:
    """A delivery of the queue, what it says, how it looks and what keeps it."""

    delivery: Delivery
    title: str
    look: Look
    holds: list[Hold]
    trouble: Any
    connection: Any


def rows(person: Person, account: Account) -> QuerySet[Delivery]:
    """What a person sees of the deliveries that wait on an account, the next first."""
    waiting = deliveries_for(person).filter(account=account, state__in=WAITING)
    return waiting.defer("revision__findings").order_by("due_at", "pk")


def lines(deliveries: Iterable[Delivery]) -> list[Line]:
    """The lines of the queue. One query for all holds."""
    brakes = Brakes()
    return [_line(delivery, brakes) for delivery in deliveries]


def _line(delivery: Delivery, brakes: Brakes) -> Line:
    content = json.loads(delivery.revision.content)
    text = next((each["text"] for each in content["accounts"] if each["account"] == delivery.account_id), "")
    at = max(delivery.due_at, timezone.now())
    broken = not_connected(delivery.account)
    holds = brakes.over(delivery.account, content["topics"], at)
    trouble = telling(delivery.trouble, holds)
    return Line(
        delivery=delivery,
        title=Truncator(first_line(text)).chars(110),
        look=LOOKS[State(delivery.state)],
        holds=holds,
        trouble=explain(trouble) if trouble else None,
        connection=explain(broken) if broken else None,
    )
