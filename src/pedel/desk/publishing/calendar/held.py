"""What came due while something was held."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone

from pedel.desk.accounts.holds import accounts_under
from pedel.desk.accounts.models import Hold
from pedel.desk.people.models import Person

from ..access import deliveries_for
from ..models import Delivery

State = Delivery.State
WAITED = (State.QUEUED, State.LEASED, State.MISSED, State.CANCELLED)


def came_due(hold: Hold, of: QuerySet[Delivery] | None = None) -> list[Delivery]:
    """The deliveries whose time came while the hold was in force, the earliest first.

    What was given a new time since is not among them; `of` narrows them to what somebody sees.
    """
    rows = Delivery.objects.select_related("revision__draft") if of is None else of
    return list(_on_topic(hold, _within(hold, rows).order_by("due_at", "pk")))


def number_due(hold: Hold) -> int:
    """How many came due."""
    if hold.scope == Hold.Scope.TOPIC:
        return len(came_due(hold))
    return _within(hold, Delivery.objects.all()).count()


def seen_by(person: Person, hold: Hold) -> list[Delivery]:
    """Those of them that a person sees."""
    return came_due(hold, deliveries_for(person).defer("revision__content", "revision__findings"))


def _within(hold: Hold, rows: QuerySet[Delivery]) -> QuerySet[Delivery]:
    end = min(filter(None, (hold.lifted_at, hold.ends_at, timezone.now())))
    rows = rows.filter(account__in=accounts_under(hold), state__in=WAITED)
    return rows.filter(due_at__gte=hold.placed_at, due_at__lte=end)


def _on_topic(hold: Hold, rows: Iterable[Delivery]) -> Iterable[Delivery]:
    if hold.scope != Hold.Scope.TOPIC:
        return rows
    return (row for row in rows if hold.topic in (each.casefold() for each in row.revision.draft.topics))
