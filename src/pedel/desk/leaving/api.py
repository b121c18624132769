"""Departures and what nobody looks after, over the API."""

from datetime import date, datetime
from typing import Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema

from pedel.desk.ids import Id
from pedel.desk.paging import paginate
from pedel.desk.people.models import Person
from pedel.desk.record.acting import by
from pedel.desk.record.permission import must

from . import access, actions, orphans
from .items import items
from .models import Departure

PREFIX = "/leaving"
router = Router(tags=["leaving"])


class DepartureOut(Schema):
    """Somebody who leaves; `duty_told_at` is when the lasting duty was told."""

    id: int
    person: int = Field(alias="person_id")
    last_day: date
    state: Literal["open", "done", "stayed"]
    began_at: datetime
    duty_told_at: datetime | None
    closed_at: datetime | None


class ItemOut(Schema):
    """One thing on a checklist: `turn` are the ids of the people who can settle it."""

    key: str
    group: str
    what: str
    state: Literal["open", "coming", "done"]
    detail: str
    turn: list[int]
    url: str
    may_say: bool

    @staticmethod
    def resolve_turn(item: Any) -> list[int]:
        return [person.pk for person in item.turn]


class SayIn(Schema, extra="forbid"):
    """How an item was settled that the desk cannot see for itself."""

    key: str = Field(max_length=80)
    note: str = Field(max_length=300)


class UnsayIn(Schema, extra="forbid"):
    """The item."""

    key: str = Field(max_length=80)


class HandOverIn(Schema, extra="forbid"):
    """Into whose hands the draft goes."""

    to: Id


class OrphanOut(Schema):
    """Something that nobody looks after any more."""

    kind: Literal["account", "draft", "route", "contact", "mandate"]
    what: str
    why: str
    unit: str
    url: str
    since: date | None


@router.get("", response=list[DepartureOut])
@paginate
def departures(request: HttpRequest, state: Literal["open", "done", "stayed"] | None = None) -> Any:
    """The departures that you see, the next last day first."""
    rows = access.departures_for(by(request).person)
    return rows.filter(state=state) if state else rows


@router.get("/orphans", response=list[OrphanOut])
@paginate
def orphaned(request: HttpRequest) -> Any:
    """What nobody looks after any more, in the units that you keep."""
    must(access.may_see_orphans(by(request)))
    return orphans.found(by(request).person)


@router.get("/{int:pk}", response=DepartureOut)
def departure(request: HttpRequest, pk: int) -> Any:
    """One departure."""
    return access.departure_for(by(request).person, pk)


@router.get("/{int:pk}/items", response=list[ItemOut])
@paginate
def checklist(request: HttpRequest, pk: int) -> Any:
    """Its checklist as it stands now; empty once it is over."""
    row = access.departure_for(by(request).person, pk)
    return items(row) if row.is_open else []


@router.post("/{int:pk}/say", response=DepartureOut)
def say(request: HttpRequest, pk: int, wish: SayIn) -> Any:
    """Says how an item was settled that the desk cannot see for itself."""
    row = access.departure_for(by(request).person, pk)
    actions.say(by(request), row, key=wish.key, note=wish.note)
    return row


@router.post("/{int:pk}/unsay", response=DepartureOut)
def unsay(request: HttpRequest, pk: int, wish: UnsayIn) -> Any:
    """Takes back what was said of an item."""
    row = access.departure_for(by(request).person, pk)
    actions.take_word_back(by(request), row, key=wish.key)
    return row


@router.post("/{int:pk}/drafts/{int:draft}", response=DepartureOut)
def hand_over(request: HttpRequest, pk: int, draft: int, wish: HandOverIn) -> Any:
    """Gives a draft of theirs into other hands."""
    row: Departure = access.departure_for(by(request).person, pk)
    to = get_object_or_404(Person, pk=wish.to)
    actions.hand_over(by(request), access.draft_of(row, draft), to=to)
    return row
