"""Closing accounts, over the API."""

from datetime import date, datetime
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema, Status

from pedel.desk.ids import Id
from pedel.desk.paging import paginate
from pedel.desk.people.models import Person
from pedel.desk.record.acting import by

from . import access, actions
from .finishing import finish
from .models import Closing
from .steps import steps

PREFIX = "/closings"
router = Router(tags=["closing"])

State = Literal["proposed", "planned", "announced", "closed", "reopened", "dropped"]


class ClosingOut(Schema):
    """The closing of an account; `goes_on_at` is where its readers find us afterwards."""

    id: int
    account: int = Field(alias="account_id")
    reason: str
    last_day: date
    handle: Literal["parked", "handed_back"]
    goes_on: int | None = Field(None, alias="goes_on_id")
    goes_on_at: str
    keeper: int | None = Field(None, alias="keeper_id")
    kept_until: date | None
    state: State
    proposed_by: int | None = Field(alias="proposed_by_id")
    decided_by: int | None = Field(alias="decided_by_id")
    announced_at: datetime | None
    closed_at: datetime | None
    why: str


class StepOut(Schema):
    """One step, as it stands now."""

    key: str
    when: Literal["before", "closing", "after"]
    what: str
    state: Literal["open", "coming", "done"]
    detail: str
    url: str
    may_say: bool


class PlanIn(Schema, extra="forbid"):
    """Why it closes, when, and what becomes of its name and its readers."""

    account: Id
    reason: str = Field(min_length=1, max_length=2000)
    last_day: date
    handle: Literal["parked", "handed_back"] = "parked"
    goes_on: Id | None = None
    goes_on_url: str = Field("", max_length=300)
    keeper: str = Field("", max_length=254, description="The e-mail address of who keeps a parked name.")
    kept_until: date | None = None


class PlanChange(Schema, extra="forbid"):
    """What is to change of the plan; what is left out stays."""

    # None as a default means left out; null itself is not taken where a value must be.
    reason: str = Field(None, min_length=1, max_length=2000)
    last_day: date = None  # type: ignore[assignment]
    handle: Literal["parked", "handed_back"] = None  # type: ignore[assignment]
    goes_on: Id | None = None
    goes_on_url: str = Field(None, max_length=300)
    keeper: str = Field(None, max_length=254)
    kept_until: date | None = None


class NoteIn(Schema, extra="forbid"):
    """How a step was done that the desk cannot see for itself."""

    key: str = Field(max_length=80)
    note: str = Field(max_length=300)


class KeyIn(Schema, extra="forbid"):
    """The step."""

    key: str = Field(max_length=80)


class WhyIn(Schema, extra="forbid"):
    """The reason."""

    why: str = Field(max_length=300)


class CloseIn(Schema, extra="forbid"):
    """Why it closes although steps are open; nothing where none is."""

    anyway: str = Field("", max_length=300)


class ClosedOut(Schema):
    """The closing, and why the network could not be told; "" where it was, or had nothing to end."""

    closing: ClosingOut
    network: str


@router.get("", response=list[ClosingOut])
@paginate
def closings(request: HttpRequest, state: State | None = None) -> Any:
    """The closings that you see, the next last day first."""
    rows = access.closings_for(by(request).person)
    return rows.filter(state=state) if state else rows


@router.post("", response={201: ClosingOut})
def propose(request: HttpRequest, wish: PlanIn) -> Any:
    """Proposes to close an account; by who decides that, it is planned at once."""
    plan = _plan(request, wish.dict())
    account = access.account_for(by(request).person, plan.pop("account"))
    return Status(201, actions.propose(by(request), account, **plan))


@router.get("/{int:pk}", response=ClosingOut)
def closing(request: HttpRequest, pk: int) -> Any:
    """One closing."""
    return _closing(request, pk)


@router.patch("/{int:pk}", response=ClosingOut)
def change(request: HttpRequest, pk: int, wish: PlanChange) -> Any:
    """Changes the plan."""
    row = _closing(request, pk)
    return actions.change(by(request), row, **_plan(request, wish.dict(exclude_unset=True)))


@router.get("/{int:pk}/steps", response=list[StepOut])
@paginate
def checklist(request: HttpRequest, pk: int) -> Any:
    """Its steps as they stand now."""
    return steps(_closing(request, pk))


@router.post("/{int:pk}/agree", response=ClosingOut)
def agree(request: HttpRequest, pk: int) -> Any:
    """Decides that it closes."""
    return actions.agree(by(request), _closing(request, pk))


@router.post("/{int:pk}/drop", response=ClosingOut)
def drop(request: HttpRequest, pk: int, wish: WhyIn) -> Any:
    """Decides that it stays open."""
    return actions.drop(by(request), _closing(request, pk), why=wish.why)


@router.post("/{int:pk}/drafts", response=ClosingOut)
def draft(request: HttpRequest, pk: int) -> Any:
    """Begins the drafts that tell the readers."""
    row = _closing(request, pk)
    actions.draft_announcements(by(request), row)
    return row


@router.post("/{int:pk}/announced", response=ClosingOut)
def announced(request: HttpRequest, pk: int) -> Any:
    """Says that the readers were told."""
    return actions.announce(by(request), _closing(request, pk))


@router.post("/{int:pk}/say", response=ClosingOut)
def say(request: HttpRequest, pk: int, wish: NoteIn) -> Any:
    """Says how a step was done that the desk cannot see for itself."""
    row = _closing(request, pk)
    actions.say(by(request), row, key=wish.key, note=wish.note)
    return row


@router.post("/{int:pk}/unsay", response=ClosingOut)
def unsay(request: HttpRequest, pk: int, wish: KeyIn) -> Any:
    """Takes back what was said of a step."""
    row = _closing(request, pk)
    actions.take_back(by(request), row, key=wish.key)
    return row


@router.post("/{int:pk}/close", response=ClosedOut)
def close(request: HttpRequest, pk: int, wish: CloseIn) -> Any:
    """Closes the account, and ends its connection."""
    row = _closing(request, pk)
    trouble = finish(by(request), row, anyway=wish.anyway)
    return {"closing": row, "network": trouble}


@router.post("/{int:pk}/reopen", response=ClosingOut)
def reopen(request: HttpRequest, pk: int, wish: WhyIn) -> Any:
    """Opens it again, while its name is kept and it is not too long ago."""
    return actions.reopen(by(request), _closing(request, pk), why=wish.why)


def _closing(request: HttpRequest, pk: int) -> Closing:
    return access.closing_for(by(request).person, pk)


def _plan(request: HttpRequest, plan: dict[str, Any]) -> dict[str, Any]:
    """The plan with the account and the person that it names."""
    if plan.get("goes_on"):
        plan["goes_on"] = access.account_for(by(request).person, plan["goes_on"])
    if "keeper" in plan:
        plan["keeper"] = _keeper(plan["keeper"])
    return plan


def _keeper(address: str) -> Person | None:
    person = Person.objects.filter(email__iexact=address).first() if address else None
    if address and person is None:
        raise ValidationError({"keeper": _("Nobody with this address is in the directory.")})
    return person
