"""Accounts and their people as the API says them."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from ninja import Field, ModelSchema, Schema

from pedel import networks
from pedel.desk.ids import Id

from .. import care
from ..models import Account

Class = Literal["central", "faculty", "unit"]
State = Literal["planned", "active", "dormant", "hacked", "closed"]
Part = Literal["owner", "deputy", "editor"]
Network = Literal[tuple(networks.names())]  # type: ignore[valid-type]


class MembershipOut(Schema):
    """Somebody's part in an account."""

    id: int
    person: int = Field(alias="person_id")
    name: str = Field(alias="person.name")
    part: Part
    starts: date
    ends: date | None = None


class AccountOut(ModelSchema):
    """An account as the register has it, with its people of today and what needs care."""

    people: list[MembershipOut]
    needs_care: list[str]

    class Meta:
        model = Account
        fields = (
            "id", "unit", "network", "handle", "name", "url", "account_class", "state", "purpose",
            "objectives", "audience", "languages", "bio", "opened_on", "closed_on",
            "goes_on", "goes_on_url", "handle_after",
        )  # fmt: skip

    @staticmethod
    def resolve_people(account: Any) -> Any:
        return account.keepers

    @staticmethod
    def resolve_needs_care(account: Any) -> list[str]:
        return [each.code for each in care.needs(account, account.keepers)]


class AccountIn(Schema, extra="forbid"):
    """What the register is to say of a new account."""

    unit: Id
    network: str = Field(max_length=30)
    handle: str = Field(max_length=200)
    name: str = Field(max_length=200)
    account_class: Class
    state: Literal["planned", "active", "dormant"] = "planned"
    url: str = Field("", max_length=300)
    purpose: str = ""
    objectives: str = ""
    audience: str = ""
    languages: list[str] = []
    bio: str = ""
    opened_on: date | None = None


class AccountChange(Schema, extra="forbid"):
    """What is to change; what is left out stays."""

    # None as a default means left out; null itself is not taken.
    unit: Id = None  # type: ignore[assignment]
    network: Network = None  # type: ignore[assignment]
    handle: str = Field(None, max_length=200)
    name: str = Field(None, max_length=200)
    account_class: Class = None  # type: ignore[assignment]
    url: str = Field(None, max_length=300)
    purpose: str = None  # type: ignore[assignment]
    objectives: str = None  # type: ignore[assignment]
    audience: str = None  # type: ignore[assignment]
    languages: list[str] = None  # type: ignore[assignment]
    bio: str = None  # type: ignore[assignment]
    opened_on: date | None = None


class StateIn(Schema, extra="forbid"):
    """Into which state an account comes, and in which it was when you looked."""

    was: State
    to: State


class JoinIn(Schema, extra="forbid"):
    """Who is put on an account."""

    person: str = Field(max_length=254, description="The person's e-mail address.")
    part: Part
    starts: date | None = None
    ends: date | None = None


class LeaveIn(Schema, extra="forbid"):
    """The last day of somebody's part; today when left out."""

    on: date | None = None


class Verified(Schema):
    """An account as an outsider sees it. Names only of people who agreed to be named."""

    network: str
    handle: str
    name: str
    url: str = Field(alias="address")
    unit: str
    state: State
    open_since: date | None = Field(None, alias="opened_on")
    closed_on: date | None = None
    goes_on_at: str = Field("", description="Of a closed account: where its readers find us now.")
    handle_after: Literal["", "parked", "handed_back"] = ""
    kept_by: list[str]

    @staticmethod
    def resolve_unit(account: Any) -> str:
        return str(account.unit)

    @staticmethod
    def resolve_kept_by(account: Any) -> list[str]:
        return [str(membership.person) for membership in account.named]


class Verdict(Schema):
    """Whether what you asked about is ours; `alike` are accounts of ours that it could be taken for."""

    asked: str
    verdict: Literal["official", "closed", "hacked", "unknown", "nothing"]
    accounts: list[Verified]
    alike: list[Verified]
