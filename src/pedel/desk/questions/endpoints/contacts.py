"""Whom to ask: open to everybody; with a signed-in person, also who is not named publicly."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, ModelSchema, Query, Router, Schema, Status

from pedel.desk.ids import Id
from pedel.desk.paging import paginate
from pedel.desk.people.models import Person, Unit
from pedel.desk.record.acting import by

from .. import access, actions
from ..directory import Contact, Place, places
from ..models import Absence, Card, Point

router = Router(tags=["contacts"])


class PointOut(ModelSchema):
    """Where a unit is reached, whoever answers there."""

    class Meta:
        model = Point
        fields = ("email", "phone", "page", "hours")


class PointIn(Schema, extra="forbid"):
    """Where a unit is reached; a role mailbox, not a person's own."""

    email: str = Field("", max_length=254)
    phone: str = Field("", max_length=40)
    page: str = Field("", max_length=300)
    hours: str = Field("", max_length=200)


class ContactOut(Schema):
    """A contact person: what they help with, and whether they are away."""

    name: str
    email: str
    is_deputy: bool
    helps_en: str = ""
    helps_nl: str = ""
    languages: list[str] = []
    hours: str = ""
    is_away: bool
    back_on: date | None = None
    stand_in: str = ""


class PlaceOut(Schema):
    """A unit with whom to ask; `ask_at` is the short name of the unit that answers where nobody does here."""

    unit: str
    name_en: str
    name_nl: str
    contacts: list[ContactOut]
    point: PointOut | None
    ask_at: str


class Wishes(Schema):
    """Words of a unit's name, in either language."""

    q: str = Field("", max_length=100)


class CardOut(ModelSchema):
    """What a contact person says of themselves."""

    class Meta:
        model = Card
        fields = ("helps_en", "helps_nl", "languages", "hours")


class CardIn(Schema, extra="forbid"):
    """What you help with; languages are codes such as "nl"."""

    helps_en: str = Field("", max_length=300)
    helps_nl: str = Field("", max_length=300)
    languages: list[str] = Field([], max_length=20)
    hours: str = Field("", max_length=200)


class AbsenceOut(ModelSchema):
    """When you are away, both days included, and who stands in."""

    stand_in: int | None = Field(None, alias="stand_in_id")

    class Meta:
        model = Absence
        fields = ("id", "starts", "ends")


class AbsenceIn(Schema, extra="forbid"):
    """When you are away; no last day: until further notice; nobody standing in: your deputies answer."""

    starts: date
    ends: date | None = None
    stand_in: Id | None = None


@router.get("", response=list[PlaceOut], auth=None, summary="Whom everybody may ask")
@paginate
def public_contacts(request: HttpRequest, wishes: Query[Wishes]) -> Any:
    """The units with whom to ask; named are those who agreed to it."""
    return [_out(place) for place in places(is_public=True, query=wishes.q)]


@router.get("/colleagues", response=list[PlaceOut])
@paginate
def colleagues(request: HttpRequest, wishes: Query[Wishes]) -> Any:
    """The same with every contact person's name, for colleagues."""
    return [_out(place) for place in places(is_public=False, query=wishes.q)]


@router.put("/units/{slug}", response=PointOut)
def set_point(request: HttpRequest, slug: str, wishes: PointIn) -> Any:
    """Sets where a unit is reached."""
    return actions.contacts.reach(by(request), get_object_or_404(Unit, slug=slug), **wishes.dict())


@router.put("/me", response=CardOut)
def describe_me(request: HttpRequest, wishes: CardIn) -> Any:
    """Says what you help with, as a contact person."""
    return actions.contacts.describe(by(request), Card(person=by(request).person), **wishes.dict())


@router.get("/me/absences", response=list[AbsenceOut])
@paginate
def my_absences(request: HttpRequest) -> Any:
    """When you are away."""
    return Absence.objects.filter(person=by(request).person)


@router.post("/me/absences", response={201: AbsenceOut})
def add_absence(request: HttpRequest, wishes: AbsenceIn) -> Any:
    """Says that you are away, and who stands in."""
    said = wishes.dict()
    if said["stand_in"]:
        said["stand_in"] = get_object_or_404(Person, pk=said["stand_in"])
    return Status(201, actions.contacts.leave(by(request), Absence(person=by(request).person, **said)))


@router.post("/me/absences/{int:pk}/end", response=AbsenceOut)
def end_absence(request: HttpRequest, pk: int) -> Any:
    """Takes an absence back."""
    return actions.contacts.come_back(by(request), access.absence_for(by(request).person, pk))


def _out(place: Place) -> dict[str, Any]:
    return {
        "unit": place.unit.slug,
        "name_en": place.unit.name_en,
        "name_nl": place.unit.name_nl,
        "contacts": [_contact(contact) for contact in place.contacts],
        "point": place.point,
        "ask_at": (place.above or place.unit).slug,
    }


def _contact(contact: Contact) -> dict[str, Any]:
    card = contact.card or Card()
    return {
        "name": contact.person.name,
        "email": contact.person.email,
        "is_deputy": contact.is_deputy,
        **{name: getattr(card, name) for name in ("helps_en", "helps_nl", "languages", "hours")},
        "is_away": contact.absence is not None,
        "back_on": contact.absence.back_on if contact.absence else None,
        "stand_in": str(contact.stand_in) if contact.stand_in else "",
    }
