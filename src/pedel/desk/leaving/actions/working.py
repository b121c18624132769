"""What the desk does by the clock: tells the duty, calls for passwords, writes down what has ended."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from pedel.desk import packs
from pedel.desk.accounts.models import Membership
from pedel.desk.approvals.models import Delegation
from pedel.desk.mandates.models import Mandate
from pedel.desk.notices.telling import alarm
from pedel.desk.passwords.actions import call_for_change, end_access
from pedel.desk.passwords.models import Holder, Reason
from pedel.desk.passwords.reading import accounts_of
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..items.duty import CLAUSE
from ..models import Departure
from .about import about, tell_whose_turn


@action("departure.duty_told", may=access.may_work)
def tell_duty(by: Actor, departure: Departure) -> Done:
    """Somebody who leaves was told of the duty that stays."""
    _once(departure, "duty_told_at")
    url = reverse("clause", args=[CLAUSE]) if CLAUSE in packs.in_force() else ""
    # By mail whatever they prefer: after the last day nobody reads a notice.
    alarm([departure.person], "leaving.duty", url, day=departure.last_day.isoformat())
    return about(departure, clause=CLAUSE)


@action("departure.passwords_called", may=access.may_work)
def call_for_passwords(by: Actor, departure: Departure) -> Done:
    """On somebody's last day their access was ended, and new passwords were called for."""
    _once(departure, "called_at")
    accounts = list(accounts_of(departure.person))
    own = Holder.objects.in_force().filter(person=departure.person, kind=Holder.Kind.PERSON)
    ended = [end_access(by, holder) for holder in own.select_related("account__unit", "person")]
    for account in accounts:
        call_for_change(by, account, reason=Reason.LEFT)
    return about(departure, accounts=[account.pk for account in accounts], ended=len(ended))


@action("departure.ended_in_writing", may=access.may_work)
def end_what_was_theirs(by: Actor, departure: Departure) -> Done:
    """The day after somebody's last, their parts, mandates and delegations were ended in writing too."""
    _once(departure, "ended_at")
    person, day = departure.person, departure.last_day
    return about(departure, **{name: number for name, number in _ended(person, day).items() if number})


@action("departure.reminded", may=access.may_work)
def remind(by: Actor, departure: Departure) -> Done:
    """Who still has something to do before a last day was reminded."""
    _once(departure, "reminded_at")
    return about(departure, told=len(tell_whose_turn(departure, "reminded")))


def _once(departure: Departure, field: str) -> None:
    """Marks what happens once; Conflict where another worker was there first."""
    rows = Departure.objects.filter(pk=departure.pk, state=Departure.State.OPEN, **{field: None})
    now = timezone.now()
    if not rows.update(**{field: now}):
        raise Conflict
    setattr(departure, field, now)


def _ended(person: Any, day: Any) -> dict[str, int]:
    """Ends what would go on; what would only have begun later goes, the record alone keeps it."""
    parts = Membership.objects.filter(person=person)
    delegations = Delegation.objects.filter(Q(giver=person) | Q(receiver=person))
    late = parts.filter(starts__gt=day).delete()[0] + delegations.filter(starts__gt=day).delete()[0]
    goes_on = Q(ends=None) | Q(ends__gt=day)
    close = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min)) - timedelta(seconds=1)
    running = Mandate.objects.filter(person=person, state__in=(Mandate.State.AGREED, Mandate.State.PROPOSED))
    return {
        "never_began": late,
        "parts": parts.filter(goes_on).update(ends=day),
        "delegations": delegations.filter(goes_on).update(ends=day),
        "mandates": running.filter(goes_on).update(state=Mandate.State.ENDED, closed_at=close),
    }
