"""What of publishing waits for a person: what missed its time, did not go out, is unclear, or has changed."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.drafts.access import accounts_of
from pedel.desk.people.models import Person
from pedel.desk.ui.todo import Todo

from .access import deliveries_for
from .models import Delivery
from .telling import address

State, Seen = Delivery.State, Delivery.Seen
MOST = 20
LATELY = timedelta(days=14)
"""How long a change elsewhere stands on home. Ours."""


def waiting_for(person: Person) -> list[Todo]:
    """For who works on an account: its deliveries that ask for somebody. One query."""
    in_need = Q(state__in=(State.MISSED, State.FAILED, State.UNKNOWN)) | _elsewhere() | _not_taken_back()
    rows = deliveries_for(person).filter(in_need, account__in=accounts_of(person))
    return [_todo(one) for one in rows.order_by("due_at", "pk")[:MOST]]


def _elsewhere() -> Q:
    """What somebody changed or deleted on the network of late."""
    lately = timezone.now() - LATELY
    return Q(state=State.PUBLISHED, seen__in=(Seen.CHANGED, Seen.GONE), seen_at__gt=lately)


def _not_taken_back() -> Q:
    """What was to be taken back and the desk cannot take back by itself."""
    stuck = {"withdrawal__done_at": None, "withdrawal__next_try_at": None}
    return Q(state__in=(State.PUBLISHED, State.FAILED), withdrawal__isnull=False, **stuck)


def _todo(one: Delivery) -> Todo:
    told = {"url": address(one), "group": "care", "detail": str(one.account)}
    if one.state == State.MISSED:
        return Todo(_("A post missed its time: say a new one"), icon="clock-exclamation", **told)
    if one.state == State.FAILED:
        return Todo(_("A post did not go out"), icon="alert-triangle", **told)
    if one.state == State.UNKNOWN:
        return Todo(_("It is unclear whether a post went out"), icon="help-circle", **told)
    if one.seen == Seen.GONE:
        return Todo(_("A post is gone from the network"), icon="eye-exclamation", **told)
    if one.seen == Seen.CHANGED:
        return Todo(_("A post was changed on the network"), icon="eye-exclamation", **told)
    return Todo(_("A post could not be taken back: delete it yourself"), icon="arrow-back-up", **told)
