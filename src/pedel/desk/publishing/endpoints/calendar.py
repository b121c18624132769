"""The calendar and the slots of accounts."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema, Status
from pydantic import field_validator

from pedel.desk.accounts.access import account_for, accounts_for
from pedel.desk.ids import Id
from pedel.desk.paging import paginate
from pedel.desk.people.access import units_for
from pedel.desk.record.acting import by

from .. import access
from ..actions import slots as acting
from ..calendar.clashes import APART
from ..calendar.clashes import MOST as MOST_APART
from ..calendar.gathering import Wish, items
from ..calendar.span import FIRST, LAST, ONE_DAY, midnight
from ..models import Slot

calendar = Router(tags=["calendar"])
slots = Router(tags=["calendar"])
LONGEST = 62
"""So many days are given at a time."""


class ClashOut(Schema):
    """What stands in the way: "near" on the same account, or the "same" text that day."""

    kind: str
    draft: int = Field(alias="other.draft")
    at: datetime = Field(alias="other.at")


class ItemOut(Schema):
    """A draft (`kind` "draft") or the deliveries of one message at one time in one state, with their ids."""

    kind: str
    ids: list[int] = Field(alias="pks")
    draft: int
    at: datetime
    state: str
    title: str
    accounts: list[int]
    holds: list[int]
    clashes: list[ClashOut]
    may_move: bool

    @staticmethod
    def resolve_accounts(item: Any) -> list[int]:
        return [account.pk for account in item.accounts]

    @staticmethod
    def resolve_holds(item: Any) -> list[int]:
        return [hold.pk for hold in item.holds]


class Days(Schema):
    """Which days, both included (four weeks from today when left out), and which accounts."""

    first: Annotated[date | None, Field(ge=FIRST, le=LAST)] = None
    last: Annotated[date | None, Field(ge=FIRST, le=LAST)] = None
    account: Id | None = None
    unit: Id | None = None
    apart: Annotated[int, Field(ge=0, le=MOST_APART)] = APART


@calendar.get("", response=list[ItemOut])
@paginate
def calendar_items(request: HttpRequest, days: Query[Days]) -> Any:
    """What is planned, went out or did not on these days, at most 62, in order."""
    person = by(request).person
    first = days.first or timezone.localdate()
    last = days.last or first + timedelta(days=27)
    if not 0 <= (last - first).days < LONGEST:
        raise ValidationError({"last": _("At most 62 days at a time, and the last not before the first.")})
    account = get_object_or_404(accounts_for(person), pk=days.account) if days.account else None
    unit = get_object_or_404(units_for(person), pk=days.unit) if days.unit else None
    return items(person, Wish(midnight(first), midnight(last + ONE_DAY), account, unit, days.apart))


class SlotOut(Schema):
    """A day of the week (0 is Monday) and a time on the institution's clock."""

    id: int
    weekday: int
    time: time


class SlotIn(Schema, extra="forbid"):
    """A slot to be added."""

    weekday: Annotated[int, Field(ge=0, le=6)]
    time: time

    @field_validator("time")
    @classmethod
    def on_our_clock(cls, value: time) -> time:
        """A time with a zone would mean another one in summer."""
        if value.tzinfo is not None:
            raise ValueError(_("Give the time on the institution's clock, without a zone."))
        return value


@slots.get("/{int:pk}/slots", response=list[SlotOut])
def account_slots(request: HttpRequest, pk: int) -> Any:
    """The weekly slots of an account."""
    return Slot.objects.filter(account=account_for(by(request).person, pk))


@slots.post("/{int:pk}/slots", response={201: SlotOut})
def add_slot(request: HttpRequest, pk: int, wishes: SlotIn) -> Any:
    """Adds a weekly slot to an account."""
    account = account_for(by(request).person, pk)
    return Status(201, acting.add(by(request), account, weekday=wishes.weekday, time=wishes.time))


@slots.delete("/{int:pk}/slots/{int:slot}", response={204: None})
def remove_slot(request: HttpRequest, pk: int, slot: int) -> Any:
    """Takes a weekly slot of an account away; what was planned at it stays planned."""
    acting.remove(by(request), access.slot_for(account_for(by(request).person, pk), slot))
    return Status(204, None)
