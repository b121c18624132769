"""What went out, what goes out, and what people do about it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema, Status

from pedel.desk.paging import paginate
from pedel.desk.record.acting import by
from pedel.desk.record.permission import Conflict

from .. import access, actions, taking_back, why
from ..listing import Filters
from ..models import Delivery, Part, Withdrawal
from ..words import explain

router = Router(tags=["deliveries"])
State = Literal[tuple(Delivery.State.values)]  # type: ignore[valid-type]


class PartOut(Schema):
    """One post of a delivery: `text` as it goes out, `shown` as the network gave it, or null."""

    number: int
    text: str
    remote_id: str
    url: str
    published_at: datetime | None
    shown: str | None


class WaitOut(Schema):
    """One thing that keeps it back."""

    code: str
    text: str
    url: str


class DeliveryOut(Schema):
    """One approved revision to one account at one time. `what_to_do` goes with `trouble`."""

    id: int
    key: str
    draft: int = Field(alias="revision.draft_id")
    revision: int = Field(alias="revision.number")
    digest: str
    account: int = Field(alias="account_id")
    state: State
    due_at: datetime
    ended_at: datetime | None
    trouble: str
    detail: str
    what_to_do: str
    url: str
    seen: str
    seen_at: datetime | None
    parts: list[PartOut]

    @staticmethod
    def resolve_what_to_do(delivery: Delivery) -> str:
        return str(explain(delivery.trouble).what_to_do) if delivery.trouble else ""

    @staticmethod
    def resolve_parts(delivery: Delivery) -> list[Part]:
        return list(delivery.parts.all())


class WithdrawalOut(Schema):
    """Taking a post back: `done_at` is null while that is not certain."""

    why: str
    asked_by: int = Field(alias="asked_by_id")
    asked_at: datetime
    done_at: datetime | None
    trouble: str
    detail: str
    next_try_at: datetime | None


class DeliveryMore(DeliveryOut):
    """A delivery with what keeps it back and its withdrawal."""

    waits: list[WaitOut]
    withdrawal: WithdrawalOut | None

    @staticmethod
    def resolve_waits(delivery: Delivery) -> list[dict[str, str]]:
        return [{"code": w.code, "text": str(w.text), "url": w.url} for w in why.waits(delivery)]

    @staticmethod
    def resolve_withdrawal(delivery: Delivery) -> Withdrawal | None:
        return Withdrawal.objects.filter(delivery=delivery).first()


class Wishes(Schema):
    """The filters of the page. `box`: "ahead", "care", "published" or "ended"."""

    box: str = ""
    state: str = ""
    account: int | None = None
    network: str = ""


class TimeIn(Schema, extra="forbid"):
    """When it goes out; with its zone."""

    time: datetime


class WhyIn(Schema, extra="forbid"):
    """Why; it stays on record."""

    why: str = Field(min_length=1, max_length=2000)


class EvidenceIn(Schema, extra="forbid"):
    """What was seen, and where."""

    evidence: str = Field(min_length=1, max_length=500)


class SettleIn(EvidenceIn):
    """What became of something unclear."""

    went_out: bool
    url: str = Field("", max_length=500)


class CorrectionOut(Schema):
    """The draft that puts a post right."""

    draft: int = Field(alias="draft_id")


@router.get("", response=list[DeliveryOut])
@paginate
def deliveries(request: HttpRequest, wishes: Query[Wishes]) -> Any:
    """What goes out and what went out, the latest first. A filter with an unknown value is left out."""
    return Filters(wishes.dict(exclude_none=True), person=by(request).person).deliveries()


@router.get("/{int:pk}", response=DeliveryMore)
def delivery(request: HttpRequest, pk: int) -> Any:
    """One delivery."""
    return access.delivery_for(by(request).person, pk)


@router.post("/{int:pk}/time", response=DeliveryMore)
def set_time(request: HttpRequest, pk: int, wish: TimeIn) -> Any:
    """Says when it goes out; its approval stays as it is."""
    return _after(request, pk, lambda row: actions.set_time(by(request), row, time=wish.time))


@router.post("/{int:pk}/call-off", response=DeliveryMore)
def call_off(request: HttpRequest, pk: int, wish: WhyIn) -> Any:
    """Calls it off before it leaves."""
    return _after(request, pk, lambda row: actions.call_off(by(request), row, why=wish.why))


@router.post("/{int:pk}/again", response=DeliveryMore)
def try_again(request: HttpRequest, pk: int) -> Any:
    """Puts what did not go out in line again."""
    return _after(request, pk, lambda row: actions.try_again(by(request), row))


@router.post("/{int:pk}/settle", response=DeliveryMore)
def settle(request: HttpRequest, pk: int, wish: SettleIn) -> Any:
    """Says what became of something unclear, with what was seen."""
    return _after(request, pk, lambda row: actions.settle(by(request), row, **wish.dict()))


@router.post("/{int:pk}/withdraw", response=DeliveryMore)
def withdraw(request: HttpRequest, pk: int, wish: WhyIn) -> Any:
    """Takes a post back from its network; `withdrawal.done_at` says whether that is certain."""

    def act(row: Delivery) -> None:
        taking_back.take_back(actions.ask_back(by(request), row, why=wish.why))

    return _after(request, pk, act)


@router.post("/{int:pk}/withdrawn-by-hand", response=DeliveryMore)
def withdrawn_by_hand(request: HttpRequest, pk: int, wish: EvidenceIn) -> Any:
    """Says that a post is gone, because somebody deleted it on the network itself."""

    def act(row: Delivery) -> None:
        withdrawal = Withdrawal.objects.select_related("delivery__account__unit").filter(delivery=row).first()
        if withdrawal is None:
            raise Conflict(_("Nobody has asked to take it back yet."))
        actions.withdrawn_by_hand(by(request), withdrawal, evidence=wish.evidence)

    return _after(request, pk, act)


@router.post("/{int:pk}/correct", response={201: CorrectionOut})
def correct(request: HttpRequest, pk: int) -> Any:
    """Begins a draft that puts a post right."""
    return Status(201, actions.correct(by(request), access.delivery_for(by(request).person, pk)))


def _after(request: HttpRequest, pk: int, act: Any) -> Delivery:
    """The delivery as it stands after an action."""
    person = by(request).person
    act(access.delivery_for(person, pk))
    return access.delivery_for(person, pk)
