"""Holds: what is held, why and until when; placing, changing and lifting."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, ModelSchema, Query, Router, Schema, Status
from pydantic import AwareDatetime

from pedel.desk.ids import Id
from pedel.desk.paging import paginate
from pedel.desk.people.models import Unit
from pedel.desk.record.acting import by

from .. import access
from ..actions import holding
from ..holds import in_force
from ..models import Hold

router = Router(tags=["holds"])


class HoldOut(ModelSchema):
    """A hold: in force from `placed_at` until it was lifted or has ended."""

    unit: int | None = Field(None, alias="unit_id")
    account: int | None = Field(None, alias="account_id")

    class Meta:
        model = Hold
        fields = ("id", "scope", "network", "topic", "reason", "placed_at", "ends_at", "lifted_at")


class HoldIn(Schema, extra="forbid"):
    """What is to be held; of `unit`, `account`, `network` and `topic` the one that the scope names."""

    scope: Literal["everything", "unit", "account", "network", "topic"]
    unit: Id | None = None
    account: Id | None = None
    network: str = Field("", max_length=30)
    topic: str = Field("", max_length=100)
    reason: str = Field(max_length=holding.LONGEST)
    ends_at: AwareDatetime | None = None


class HoldChange(Schema, extra="forbid"):
    """The reason and the end from now on; null means until somebody lifts it."""

    reason: str = Field(max_length=holding.LONGEST)
    ends_at: AwareDatetime | None = None


class Wishes(Schema):
    """Whether only those in force are asked for."""

    in_force: bool = False


@router.get("", response=list[HoldOut])
@paginate
def holds(request: HttpRequest, wishes: Query[Wishes]) -> Any:
    """The holds, the latest first; with `in_force` those that brake now."""
    return in_force() if wishes.in_force else access.holds_for(by(request).person)


@router.post("", response={201: HoldOut})
def place_hold(request: HttpRequest, wishes: HoldIn) -> Any:
    """Places a hold: nothing goes out within it until it ends or is lifted."""
    person = by(request).person
    unit = get_object_or_404(Unit, pk=wishes.unit) if wishes.unit else None
    account = access.account_for(person, wishes.account) if wishes.account else None
    hold = Hold(scope=wishes.scope, unit=unit, account=account, network=wishes.network, topic=wishes.topic)
    return Status(201, holding.place(by(request), hold, reason=wishes.reason, ends_at=wishes.ends_at))


@router.get("/{int:pk}", response=HoldOut)
def hold(request: HttpRequest, pk: int) -> Any:
    """One hold."""
    return access.hold_for(by(request).person, pk)


@router.patch("/{int:pk}", response=HoldOut)
def change_hold(request: HttpRequest, pk: int, wishes: HoldChange) -> Any:
    """Changes the reason and the end of a hold; 409 when it is over."""
    return holding.change(by(request), access.hold_for(by(request).person, pk), **wishes.dict())


@router.post("/{int:pk}/lift", response=HoldOut)
def lift_hold(request: HttpRequest, pk: int) -> Any:
    """Lifts a hold; 409 when it is over. What came due meanwhile waits for a new time."""
    return holding.lift(by(request), access.hold_for(by(request).person, pk))
