"""Which mandates stand in a list: what waits, what holds, what is over, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from pedel.desk.accounts.models import Account, Membership
from pedel.desk.people.models import Person

from .models import Mandate
from .standing import replaced_today

State = Mandate.State
SOON = timedelta(days=30)
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Missing:
    """Somebody who works on an account and has no mandate there, nor one proposed."""

    person: Person
    account: Account


def _all() -> QuerySet[Mandate]:
    people = ("person", "supervisor", "proposed_by", "closed_by")
    return Mandate.objects.select_related("account__unit", *people).annotate(is_replaced=replaced_today())


def waiting_for(person: Person) -> QuerySet[Mandate]:
    """The proposals that wait for this person's yes."""
    mine = Q(person=person) | Q(supervisor=person)
    rows = _all().filter(mine, state=State.PROPOSED).exclude(proposed_by=person)
    return rows.order_by("proposed_at", "pk")


def own_and_team(person: Person, is_past: bool = False) -> QuerySet[Mandate]:
    """Their own mandates and those of whom they supervise: what holds, comes or waits, or what is over."""
    mine = Q(person=person) | Q(supervisor=person) | Q(person__supervisor=person)
    over = Q(state__in=(State.DECLINED, State.ENDED)) | Q(state=State.AGREED, ends__lt=timezone.localdate())
    rows = _all().filter(mine).filter(over if is_past else ~over)
    return (
        rows.order_by("-starts", "-pk") if is_past else rows.order_by("account__name", "person__name", "pk")
    )


def of_account(account: Account) -> QuerySet[Mandate]:
    """What holds on an account or will, of people who work on it."""
    today = timezone.localdate()
    rows = (
        _all()
        .filter(account=account, state=State.AGREED, is_replaced=False)
        .filter(Q(ends=None) | Q(ends__gte=today))
    )
    at_work = Membership.objects.at_work().filter(account=account).values("person")
    return rows.filter(person__in=at_work).order_by("person__name", "starts")


def ending_soon(person: Person) -> QuerySet[Mandate]:
    """Mandates of theirs, on either side, that end within thirty days and that nothing follows."""
    today = timezone.localdate()
    follows = Mandate.objects.filter(
        account=OuterRef("account"), person=OuterRef("person"), state__in=(State.AGREED, State.PROPOSED)
    ).filter(Q(starts__gt=OuterRef("starts")) | Q(replaces=OuterRef("pk")))
    rows = _all().filter(Q(person=person) | Q(supervisor=person), state=State.AGREED)
    rows = rows.filter(ends__gte=today, ends__lte=today + SOON)
    return rows.filter(~Exists(follows)).order_by("ends")


def missing(person: Person) -> list[Missing]:
    """Where they, or somebody in their team, write without a mandate. One query."""
    holds = Mandate.objects.filter(
        account=OuterRef("account"), person=OuterRef("person"), state__in=(State.AGREED, State.PROPOSED)
    ).filter(Q(ends=None) | Q(ends__gte=timezone.localdate()))
    rows = Membership.objects.at_work().filter(Q(person=person) | Q(person__supervisor=person))
    rows = rows.filter(~Exists(holds), part=Membership.Part.EDITOR).exclude(
        account__state=Account.State.CLOSED
    )
    rows = rows.select_related("person", "account").order_by("account__name", "person__name")
    return [Missing(row.person, row.account) for row in rows[:SHOWN]]
