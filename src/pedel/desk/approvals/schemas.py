"""What the API says of approvals, and what it is told."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ninja import Field, Schema

from .models import Decision, Request, Step
from .standing import standing

Digest = Field(pattern="^[0-9a-f]{64}$", description="Of exactly what was looked at.")


class DecisionOut(Schema):
    """What somebody said on a step."""

    person: int | None = Field(alias="person_id")
    name: str
    standing_in_for: int | None = Field(alias="standing_in_for_id")
    word: str
    note: str
    decided_at: datetime

    @staticmethod
    def resolve_name(decision: Decision) -> str:
        return str(decision.person or decision.name)


class StepOut(Schema):
    """One step of a request's route."""

    order: int
    unit: int = Field(alias="unit_id")
    rule: str
    state: str
    decisions: list[DecisionOut]

    @staticmethod
    def resolve_decisions(step: Step) -> list[Decision]:
        return list(step.decisions.all())


class RequestOut(Schema):
    """A request for approval. `state` is how it stands now: an edit voids it, time ends it."""

    id: int
    draft: int
    revision: int
    digest: str
    state: str
    reasons: list[dict[str, str]]
    asked_by: int = Field(alias="asked_by_id")
    asked_at: datetime
    decided_at: datetime | None
    expires_at: datetime
    new_time: datetime | None
    steps: list[StepOut]

    @staticmethod
    def resolve_draft(request: Request) -> int:
        return request.revision.draft_id

    @staticmethod
    def resolve_revision(request: Request) -> int:
        return request.revision.number

    @staticmethod
    def resolve_state(request: Request) -> str:
        return standing(request)

    @staticmethod
    def resolve_steps(request: Request) -> list[Step]:
        return list(request.steps.all())


class RequestFull(RequestOut):
    """A request with exactly what it asks a yes for, and what was found in it."""

    content: dict[str, Any]
    findings: list[dict[str, Any]]


class NeedReason(Schema):
    code: str
    text: str
    clause: str


class NeedStep(Schema):
    unit: int
    rule: str
    approvers: list[int]


class NeedPoint(Schema):
    kind: str
    clause: str
    text: str


class NeedOut(Schema):
    """What a draft needs if the caller sends it out now."""

    at_once: bool
    reasons: list[NeedReason]
    route: list[NeedStep]
    points: list[NeedPoint]


class AskIn(Schema):
    """Which draft, and the version that was looked at (any when left out)."""

    draft: int = Field(ge=1, le=2**63 - 1)
    version: int | None = Field(None, ge=1, le=2**31 - 1)


class ClearedOut(Schema):
    draft: int = Field(alias="draft_id")
    revision: int = Field(alias="number")
    digest: str


class DecideIn(Schema):
    """A word on exactly this digest."""

    digest: str = Digest
    note: str = Field("", max_length=2000)


class ChosenIn(Schema):
    request: int = Field(ge=1, le=2**63 - 1)
    digest: str = Digest


class ResultOut(Schema):
    request: int
    ok: bool
    why: str


class TimeIn(Schema):
    time: datetime


class LinkIn(Schema):
    digest: str = Digest
    name: str = Field(min_length=1, max_length=150)
    email: str = Field(max_length=254)


class LinkOut(Schema):
    """A one-time link. Its address is given once, here, and kept nowhere."""

    url: str
    expires_at: datetime


class DelegationOut(Schema):
    id: int
    giver: int = Field(alias="giver_id")
    receiver: int = Field(alias="receiver_id")
    unit: int = Field(alias="unit_id")
    starts: date
    ends: date | None


class DelegationIn(Schema):
    receiver: int = Field(ge=1, le=2**63 - 1)
    unit: int = Field(ge=1, le=2**63 - 1)
    starts: date
    ends: date


class RouteStepIO(Schema):
    """The approvers of `unit` decide: one of them ("any") or all of them ("all")."""

    unit: int = Field(ge=1, le=2**63 - 1)
    rule: str = Field(pattern="^(any|all)$")
