"""How accounts are looked after, over the API."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from pedel.desk.ids import Id
from pedel.desk.paging import paginate
from pedel.desk.record.acting import by
from pedel.desk.record.permission import must

from . import access, actions, entry, showing, signs
from .listing import Filters

PREFIX = "/keeping"
router = Router(tags=["keeping"])

Sign = Literal["owner", "left", "deputy", "unconfirmed", "silent", "password", "broken", "changed"]
Part = Literal["role", "objectives", "people"]


class ChangeOut(Schema):
    """A field of the profile that was changed on the network; for the avatar the sha256 of both."""

    id: int
    account: int = Field(alias="account_id")
    field: Literal["handle", "name", "bio", "url", "avatar"]
    was: str
    now: str
    state: Literal["open", "ours", "not_ours", "back"]
    seen_at: datetime
    settled_at: datetime | None = None
    settled_by: int | None = Field(None, alias="settled_by_id")


class ConfirmationOut(Schema):
    """A round of confirming; nobody has answered while `done_at` is null."""

    id: int
    account: int = Field(alias="account_id")
    due_on: date
    done_at: datetime | None = None
    done_by: int | None = Field(None, alias="done_by_id")
    is_needed: bool | None = None
    wrong: list[Part]
    note: str


class UnattendedOut(Schema):
    """An account that nobody looks after: the signs of it, and its last known post."""

    id: int
    name: str
    handle: str
    network: str
    unit: int = Field(alias="unit_id")
    last_post: datetime | None = Field(None, alias="last_at")
    signs: list[Sign]

    @staticmethod
    def resolve_signs(account: Any) -> list[str]:
        return [sign.code for sign in signs.of(account)]


class KeepingOut(Schema):
    """How an account is looked after.

    `entry` is the digest of what is confirmed, `seen` that of what changed and is not explained: both are
    sent back with the answer. `differs` names what the network shows otherwise than the register.
    """

    account: int
    signs: list[Sign]
    last_post: datetime | None
    newest_on_network: datetime | None
    looked_at: datetime | None
    trouble: str
    due_on: date
    entry: str
    seen: str
    changes: list[ChangeOut]
    differs: list[str]


class ConfirmIn(Schema, extra="forbid"):
    """Whether it is needed, what is not right any more, and what should change; `entry` as you read it."""

    entry: str = Field(max_length=64)
    is_needed: bool
    wrong: list[Part] = []
    note: str = Field("", max_length=1000)


class SeenIn(Schema, extra="forbid"):
    """The digest of the changes that you explain."""

    seen: str = Field(max_length=64)


class Wishes(Schema):
    """Which accounts."""

    sign: Sign | None = None
    network: str | None = Field(None, max_length=30)
    unit: Id | None = None


class Of(Schema):
    """Of which account."""

    account: Id | None = None


@router.get("/unattended", response=list[UnattendedOut])
@paginate
def unattended(request: HttpRequest, wishes: Query[Wishes]) -> Any:
    """Of the accounts that you answer for, those that nobody looks after."""
    return Filters(wishes.dict(exclude_none=True), person=by(request).person).accounts()


@router.get("/changes", response=list[ChangeOut])
@paginate
def changes(request: HttpRequest, of: Query[Of]) -> Any:
    """What changed on networks, on the accounts that you keep or work on; the newest first."""
    return access.changes_for(by(request).person).filter(**of.dict(exclude_none=True))


@router.get("/confirmations", response=list[ConfirmationOut])
@paginate
def confirmations(request: HttpRequest, of: Query[Of]) -> Any:
    """The confirmations of the accounts that you keep or work on, the newest first."""
    return access.confirmations_for(by(request).person).filter(**of.dict(exclude_none=True))


@router.get("/accounts/{int:account}", response=KeepingOut)
def keeping(request: HttpRequest, account: int) -> Any:
    """How an account is looked after."""
    found = access.account_for(by(request).person, account)
    must(access.may_see(by(request), found))
    return dict(_out(showing.facts(found)))


@router.post("/accounts/{int:account}/confirm", response=ConfirmationOut)
def confirm(request: HttpRequest, account: int, wishes: ConfirmIn) -> Any:
    """Says whether an account is needed and its entry right: exactly the one with this digest."""
    said = wishes.dict()
    found = access.account_for(by(request).person, account)
    return actions.confirm(by(request), found, seen=said.pop("entry"), **said)


@router.post("/accounts/{int:account}/ours", response=KeepingOut)
def ours(request: HttpRequest, account: int, wishes: SeenIn) -> Any:
    """Says that the people of an account changed its profile themselves."""
    found = access.account_for(by(request).person, account)
    actions.take(by(request), found, seen=wishes.seen)
    return dict(_out(showing.facts(found)))


@router.post("/accounts/{int:account}/not-ours", response=KeepingOut)
def not_ours(request: HttpRequest, account: int, wishes: SeenIn) -> Any:
    """Says that somebody else changed the profile of an account."""
    found = access.account_for(by(request).person, account)
    actions.disown(by(request), found, seen=wishes.seen)
    return dict(_out(showing.facts(found)))


def _out(facts: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    account, sighting = facts["account"], facts["sighting"]
    yield "account", account.pk
    yield "signs", [sign.code for sign in facts["signs"]]
    yield "last_post", facts["last_at"]
    yield "newest_on_network", sighting.newest_at
    yield "looked_at", sighting.looked_at
    yield "trouble", sighting.trouble
    yield "entry", entry.digest(account)
    yield "differs", [other.field for other in facts["others"]]
    yield from ((name, facts[name]) for name in ("due_on", "seen", "changes"))
