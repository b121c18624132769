"""The record over the API."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from ninja import Field, ModelSchema, Query, Router, Schema

from pedel.desk.ids import LARGEST
from pedel.desk.paging import Newest, newest

from . import access, actions, ledger, words
from .acting import by
from .filters import Filters, page_of
from .models import Entry
from .views import streamed

PREFIX = "/record"
router = Router(tags=["record"])
Number = Annotated[int, Field(ge=0, le=LARGEST)]


class EntryOut(ModelSchema):
    """An entry: who did what to what, when and in which role; `sentence` is the verb in words."""

    sentence: str

    class Meta:
        model = Entry
        fields = "__all__"

    @staticmethod
    def resolve_sentence(entry: Entry) -> str:
        return words.sentence(entry.verb)


class Wanted(Schema):
    """Which entries; all of it optional. `before` is the number to go on from: the last one you have."""

    q: str | None = None
    who: str | None = None
    verb: str | None = None
    unit: int | None = None
    since: date | None = None
    until: date | None = None
    about: str | None = None
    account: Number | None = None
    digest: str | None = None
    before: Number | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


@router.get("", response=Newest[EntryOut])
def entries(request: HttpRequest, wanted: Query[Wanted]) -> Any:
    """What was done, newest first, as far as you may see it."""
    person = by(request).person
    filters = Filters(wanted.dict(exclude_none=True), units=access.units_for(person))
    if not filters.is_valid():
        raise ValidationError({name: list(errors) for name, errors in filters.errors.items()})
    found = filters.among(access.entries_for(person))
    page, is_more = page_of(found, before=wanted.before, size=wanted.limit)
    return newest(page, is_more=is_more)


@router.get("/{int:number}", response=EntryOut)
def entry(request: HttpRequest, number: Number) -> Any:
    """One entry."""
    return access.entry_for(by(request).person, number)


@router.post("/export", response={200: None})
def export(request: HttpRequest) -> StreamingHttpResponse:
    """The whole record as JSON lines, for `pedel record verify`; for the steward only, and on record."""
    last = get_object_or_404(Entry, number=ledger.head()["number"])
    return streamed(actions.export(by(request), last))
