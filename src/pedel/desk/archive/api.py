"""The archive: what is kept of posts, taking it along, how long, and destroying what is due."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema, Status

from pedel.desk.ids import Id
from pedel.desk.paging import paginate
from pedel.desk.record.acting import by
from pedel.desk.record.permission import must

from . import access, actions
from .destruction import due, proposable
from .models import ArchivedPost, Sequel
from .searching import Filters
from .taking_along import taken

PREFIX = "/archive"
router = Router(tags=["archive"])
PAGE = {"x-scope": "page"}


class SequelOut(Schema):
    """What became of a post later."""

    what: str
    at: datetime
    digest: str
    record: Any

    @staticmethod
    def resolve_record(sequel: Sequel) -> Any:
        return json.loads(sequel.content) if sequel.content else None


class PostOut(Schema):
    """A post as it is kept; `record` is null once it was destroyed, its digest stays."""

    key: str
    account: int = Field(alias="account_id")
    digest: str
    published_at: datetime
    archived_at: datetime
    destroyed_at: datetime | None
    record: Any
    later: list[SequelOut]

    @staticmethod
    def resolve_record(post: ArchivedPost) -> Any:
        return json.loads(post.content) if post.content else None

    @staticmethod
    def resolve_later(post: ArchivedPost) -> list[Sequel]:
        return list(post.sequels.all())


class Wishes(Schema):
    """The filters of the page."""

    account: int | None = None
    unit: int | None = None
    since: date | None = None
    until: date | None = None


class RuleOut(Schema):
    """A retention class; `years` null: kept for good."""

    id: int
    unit: int | None = Field(alias="unit_id")
    account: int | None = Field(alias="account_id")
    name: str
    years: int | None


class RuleIn(Schema, extra="forbid"):
    """A retention class for a unit (with all below it) or for an account."""

    unit: Id | None = None
    account: Id | None = None
    name: str = Field(min_length=1, max_length=100)
    years: int | None = Field(None, ge=1, le=200)


class ListOut(Schema):
    """A destruction list."""

    id: int
    keys: list[str]
    digest: str
    proposed_by: int = Field(alias="proposed_by_id")
    proposed_at: datetime
    signed_by: int | None = Field(alias="signed_by_id")
    signed_at: datetime | None
    dropped_at: datetime | None


@router.get("/posts", response=list[PostOut])
@paginate
def posts(request: HttpRequest, wishes: Query[Wishes]) -> Any:
    """What is kept of the units of which you are steward, the latest first."""
    must(access.may_keep_any(by(request), None))
    return Filters(_said(wishes), person=by(request).person).posts().prefetch_related("sequels")


@router.get("/posts/{slug:key}", response=PostOut)
def post(request: HttpRequest, key: str) -> Any:
    """One post."""
    must(access.may_keep_any(by(request), None))
    return access.post_for(by(request).person, key=key)


@router.post("/export", response={200: None})
def export(request: HttpRequest, wishes: Wishes) -> StreamingHttpResponse:
    """Posts as a zip for `pedel record verify`; on record. 409 where nothing answers to the filters."""
    must(access.may_keep_any(by(request), None))
    return taken(by(request), Filters(_said(wishes), person=by(request).person))


@router.get("/retention", response=list[RuleOut])
@paginate
def retention(request: HttpRequest) -> Any:
    """The retention classes that have been set."""
    must(access.may_keep_any(by(request), None))
    return access.rules_for(by(request).person).order_by("pk")


@router.put("/retention", response=RuleOut)
def set_retention(request: HttpRequest, wish: RuleIn) -> Any:
    """Says how long the posts of a unit or an account are kept."""
    person = by(request).person
    must(access.may_keep_any(by(request), None))
    if wish.account is not None and wish.unit is None:
        place: Any = get_object_or_404(access.accounts_for(person), pk=wish.account)
    else:
        place = get_object_or_404(access.units_for(person), pk=wish.unit)
    return actions.set_rule(by(request), place, name=wish.name, years=wish.years)


@router.delete("/retention/{int:pk}", response={204: None})
def remove_retention(request: HttpRequest, pk: int) -> Any:
    """Takes a retention class back."""
    actions.remove_rule(by(request), access.rule_for(by(request).person, pk))
    return Status(204, None)


@router.get("/due", response=list[PostOut])
@paginate
def is_due(request: HttpRequest) -> Any:
    """What has been kept long enough."""
    must(access.may_keep_any(by(request), None))
    return due(access.posts_for(by(request).person).prefetch_related("sequels"))


@router.get("/destruction", response=list[ListOut])
@paginate
def lists(request: HttpRequest) -> Any:
    """The destruction lists that you may see."""
    return access.lists_for(by(request).person)


@router.post("/destruction", response={201: ListOut}, openapi_extra=PAGE)
def propose(request: HttpRequest) -> Any:
    """Proposes a list of everything that is due."""
    return Status(201, actions.propose(by(request), proposable(access.posts_for(by(request).person))))


@router.post("/destruction/{int:pk}/sign", response=ListOut, openapi_extra=PAGE)
def sign(request: HttpRequest, pk: int) -> Any:
    """Signs a list that somebody else proposed; it is carried out at once."""
    return _again(request, actions.sign(by(request), access.list_for(by(request).person, pk)))


@router.post("/destruction/{int:pk}/drop", response=ListOut, openapi_extra=PAGE)
def drop(request: HttpRequest, pk: int) -> Any:
    """Drops a list; nothing on it is destroyed."""
    return _again(request, actions.drop(by(request), access.list_for(by(request).person, pk)))


def _again(request: HttpRequest, row: Any) -> Any:
    return access.list_for(by(request).person, row.pk)


def _said(wishes: Wishes) -> dict[str, Any]:
    return {name: str(value) for name, value in wishes.dict(exclude_none=True).items()}
