"""Notices and letters over the API."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, ModelSchema, Query, Router, Schema, Status

from pedel.desk.ids import Id
from pedel.desk.paging import Newest, newest, paginate
from pedel.desk.record.acting import by

from . import access, actions, reading, words
from .models import Letter, Notice, Preference

PREFIX = "/notices"
router = Router(tags=["notices"])


class NoticeOut(Schema):
    """A notice: a sentence in your language, and where on the desk it leads."""

    id: int
    kind: str
    sentence: str
    url: str
    created_at: datetime
    read_at: datetime | None

    @staticmethod
    def resolve_sentence(notice: Notice) -> str:
        return words.shown(notice)


class Wanted(Schema):
    """Which notices; `before` is the id to go on from: the last one you have."""

    unread: bool = False
    before: Id | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class Way(Schema):
    """How you want to hear by e-mail."""

    mail: Literal["at_once", "daily", "never"]


class LetterOut(ModelSchema):
    """A letter that could not be sent or may not have arrived; never its text."""

    class Meta:
        model = Letter
        fields = ("id", "to", "subject", "state", "tries", "trouble", "created_at")


@router.get("", response=Newest[NoticeOut])
def notices(request: HttpRequest, wanted: Query[Wanted]) -> Any:
    """Your own notices, newest first."""
    mine = access.notices_for(by(request).person).order_by("-pk")
    if wanted.unread:
        mine = mine.filter(read_at=None)
    if wanted.before:
        mine = mine.filter(pk__lt=wanted.before)
    page = list(mine[: wanted.limit + 1])
    return newest(page[: wanted.limit], is_more=len(page) > wanted.limit)


@router.post("/{int:pk}/read", response={204: None})
def read(request: HttpRequest, pk: Id) -> Any:
    """Marks one of your notices as read."""
    reading.read(access.notice_for(by(request).person, pk))
    return Status(204, None)


@router.get("/preference", response=Way)
def preference(request: HttpRequest) -> Any:
    """How you hear by e-mail."""
    return Preference.objects.filter(person=by(request).person).first() or Preference()


@router.put("/preference", response=Way)
def prefer(request: HttpRequest, way: Way) -> Any:
    """Changes how you hear by e-mail."""
    actor = by(request)
    return actions.prefer(actor, actor.person, mail=way.mail)


@router.get("/letters", response=list[LetterOut])
@paginate
def letters(request: HttpRequest) -> Any:
    """Letters that need care, for the steward, newest first."""
    return access.letters_for(by(request).person)


@router.post("/letters/{int:pk}/resend", response={204: None})
def resend(request: HttpRequest, pk: Id) -> Any:
    """Puts a letter out again."""
    actor = by(request)
    actions.resend(actor, access.letter_for(actor.person, pk))
    return Status(204, None)


@router.post("/letters/{int:pk}/drop", response={204: None})
def drop(request: HttpRequest, pk: Id) -> Any:
    """Lets a letter go."""
    actor = by(request)
    actions.drop(actor, access.letter_for(actor.person, pk))
    return Status(204, None)
