"""Access and passwords over the API. No password is taken, and none is given."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema, Status

from pedel.desk.ids import Id
from pedel.desk.paging import paginate
from pedel.desk.people.models import Person
from pedel.desk.record.acting import by
from pedel.desk.record.permission import must

from . import access, actions, calendar, listing, reading
from .models import Holder

PREFIX = "/access"
router = Router(tags=["access"])

Kind = Literal["person", "device", "tool"]
Factor = Literal["yes", "no", "unknown"]
Reason = Literal["left", "incident", "leak", "interval", "asked"]
Told = Literal["left", "incident", "leak", "asked"]


class HolderOut(Schema):
    """A person, a device or a tool that can open an account; `ended_at` is null while it can."""

    id: int
    account: int = Field(alias="account_id")
    kind: Kind
    person: int | None = Field(None, alias="person_id")
    name: str
    purpose: str
    starts: date
    ends: date | None = None
    ended_at: datetime | None = None


class HolderIn(Schema, extra="forbid"):
    """Who or what has access. A `person` is named for kind "person", a `name` for the others."""

    account: Id
    kind: Kind
    person: Id | None = None
    name: str = Field("", max_length=100)
    purpose: str = Field("", max_length=200)
    starts: date | None = None
    ends: date | None = None


class NoteIn(Schema, extra="forbid"):
    """What the others should know; never a password."""

    note: str = Field("", max_length=300)


class GuardOut(Schema):
    """How an account is guarded; `digest` is that of its list as it is."""

    account: int = Field(alias="account_id")
    second_factor: Factor
    recovery: str
    changed_on: date | None = None
    changed_by: int | None = Field(None, alias="changed_by_id")
    reviewed_at: datetime | None = None
    reviewed_by: int | None = Field(None, alias="reviewed_by_id")
    digest: str

    @staticmethod
    def resolve_digest(lock: Any) -> str:
        return listing.digest(lock.account)


class GuardIn(Schema, extra="forbid"):
    """How it is guarded. `recovery` is the mailbox of a function, or empty."""

    second_factor: Factor
    recovery: str = Field("", max_length=254)


class SeenIn(Schema, extra="forbid"):
    """The digest of the list that you found right."""

    digest: str = Field(max_length=64)


class DayIn(Schema, extra="forbid"):
    """The day on which the password was changed."""

    on: date


class ChangeOut(Schema):
    """Why a new password is due on an account, and until when; `done_at` is null while it is."""

    id: int
    account: int = Field(alias="account_id")
    reason: Reason
    note: str
    since: datetime
    due_on: date
    called_by: int | None = Field(None, alias="called_by_id")
    done_at: datetime | None = None
    done_by: int | None = Field(None, alias="done_by_id")


class CallIn(Schema, extra="forbid"):
    """Why a new password is due; never the password."""

    account: Id
    reason: Told
    note: str = Field("", max_length=300)


class ReminderIn(Schema, extra="forbid"):
    """How often you want to be reminded, from which day, in which language. Not who you are."""

    months: Literal[1, 3, 6, 12] = 6
    starts: date
    language: Literal["en", "nl"] = "en"


class Wishes(Schema):
    """Of which account, and whether of today or past too."""

    account: Id | None = None
    past: bool = False


@router.get("", response=list[HolderOut])
@paginate
def holders(request: HttpRequest, wishes: Query[Wishes]) -> Any:
    """Who and what has access to the accounts that you keep or work on."""
    rows = access.holders_for(by(request).person).order_by("account", "pk")
    rows = rows.filter(account=wishes.account) if wishes.account else rows
    return rows if wishes.past else rows.in_force()


@router.post("", response={201: HolderOut})
def give(request: HttpRequest, wishes: HolderIn) -> Any:
    """Puts a person, a device or a tool on an account's list."""
    said = wishes.dict(exclude_none=True)
    account = access.account_for(by(request).person, said.pop("account"))
    must(access.may_keep(by(request), account))
    if "person" in said:
        said["person"] = get_object_or_404(Person, pk=said["person"])
    return Status(201, actions.give_access(by(request), Holder(account=account, **said)))


@router.get("/changes", response=list[ChangeOut])
@paginate
def changes(request: HttpRequest, wishes: Query[Wishes]) -> Any:
    """The new passwords that are due on the accounts that you keep or work on."""
    rows = access.changes_for(by(request).person).order_by("due_on", "pk")
    rows = rows.filter(account=wishes.account) if wishes.account else rows
    return rows if wishes.past else rows.filter(done_at=None)


@router.post("/changes", response={201: ChangeOut})
def call(request: HttpRequest, wishes: CallIn) -> Any:
    """Asks the people of an account for a new password; one that is due for this already stays."""
    account = access.account_for(by(request).person, wishes.account)
    return Status(201, actions.call_for_change(by(request), account, reason=wishes.reason, note=wishes.note))


@router.post("/reminder", auth=None, response={200: None}, summary="A private reminder as a calendar file")
def private_reminder(request: HttpRequest, wishes: ReminderIn) -> HttpResponse:
    """An iCalendar file for your own passwords. Nothing is stored, logged or counted."""
    return HttpResponse(calendar.reminder(**wishes.dict()), content_type="text/calendar; charset=utf-8")


@router.post("/{int:pk}/end", response=HolderOut)
def end(request: HttpRequest, pk: int, wishes: NoteIn) -> Any:
    """Ends the access of a person, a device or a tool."""
    row = get_object_or_404(access.holders_for(by(request).person), pk=pk)
    return actions.end_access(by(request), row, note=wishes.note)


@router.get("/accounts/{int:account}", response=GuardOut)
def guard(request: HttpRequest, account: int) -> Any:
    """How an account is guarded on its network."""
    found = access.account_for(by(request).person, account)
    must(access.may_see(by(request), found))
    return reading.lock_of(found)


@router.put("/accounts/{int:account}", response=GuardOut)
def describe(request: HttpRequest, account: int, wishes: GuardIn) -> Any:
    """Says how an account is guarded on its network."""
    found = access.account_for(by(request).person, account)
    return actions.describe(by(request), found, **wishes.dict())


@router.post("/accounts/{int:account}/review", response=GuardOut)
def review(request: HttpRequest, account: int, wishes: SeenIn) -> Any:
    """Finds the list of an account right: exactly the one with this digest."""
    found = access.account_for(by(request).person, account)
    return actions.review(by(request), found, seen=wishes.digest)


@router.post("/accounts/{int:account}/changed", response=GuardOut)
def changed(request: HttpRequest, account: int, wishes: DayIn) -> Any:
    """Says that the password of an account was changed, and when."""
    found = access.account_for(by(request).person, account)
    return actions.changed(by(request), found, on=wishes.on)
