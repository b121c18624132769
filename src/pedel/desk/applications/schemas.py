"""Applications as the API says them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from ninja import Field, Schema

from pedel.desk.people.models import Person

from . import answers, carrying, naming, similar
from .models import Application
from .steps import STEPS

State = Literal[tuple(Application.State.values)]  # type: ignore[valid-type]
Step = Literal[tuple(STEPS)]  # type: ignore[valid-type]
BASIC = ("id", "state", "outcome", "due_on", "sent_at", "digest")
RELATED = ("applicant", "unit", "owner", "deputy", "account")


class ApplicationOut(Schema):
    """An application as lists show it."""

    id: int
    applicant: int = Field(alias="applicant_id")
    unit: int | None = Field(None, alias="unit_id")
    network: str
    handle: str
    name: str
    state: State
    outcome: str
    due_on: date | None = None
    sent_at: datetime | None = None
    digest: str
    account: int | None = Field(None, alias="account_id")


class SumOut(Schema):
    """One calculation: its lines, what follows, the clause behind it, the settings it uses."""

    title: str
    lines: list[str]
    so: str
    carries: bool | None = None
    clause: str
    settings: list[str]


class LookOut(Schema):
    """What is to be said of the name: `level` is "stop", "answer", "advice" or "good"."""

    level: str
    text: str
    clause: str


class RemarkOut(Schema):
    """What somebody said: `kind` is "question", "answer", "advice", "decision" or "parting"."""

    person: int = Field(alias="person_id")
    kind: str
    outcome: str
    text: str
    digest: str
    at: datetime


class WholeOut(ApplicationOut):
    """An application with all answers, what is missing, the arithmetic and the conversation."""

    purpose: str
    objectives: str
    audience: str
    why_new: str
    account_class: str
    languages: list[str]
    posts: int | None = None
    per: str
    sources: str
    samples: list[str]
    owner: int | None = Field(None, alias="owner_id")
    owner_hours: Decimal | None = None
    deputy: int | None = Field(None, alias="deputy_id")
    deputy_hours: Decimal | None = None
    absence: str
    answering: str
    within: str
    privacy_notice: str
    assessment: str
    assessment_where: str
    alternative: str
    missing: list[str]
    similar: list[int]
    looks: list[LookOut]
    sums: list[SumOut]
    remarks: list[RemarkOut]
    writers: list[int]


class Wishes(Schema):
    """Which applications."""

    q: str = ""
    state: str = ""


class StepIn(Schema, extra="forbid"):
    """The fields of one step that you want to fill in, by their names on the page; the others stay."""

    fields: dict[str, str | int | float | list[str] | None]


class TextIn(Schema, extra="forbid"):
    """What you say."""

    text: str = Field("", max_length=4000)


class AdviceIn(TextIn, extra="forbid"):
    """Your advice on the answers with this digest."""

    outcome: Literal["positive", "remarks", "against"]
    digest: str = Field(max_length=64)


class DecisionIn(TextIn, extra="forbid"):
    """Your decision on the answers with this digest."""

    outcome: Literal["yes", "no"]
    digest: str = Field(max_length=64)


class ShareIn(Schema, extra="forbid"):
    """With whom, by e-mail address."""

    person: str = Field(max_length=254)


def whole(application: Application, person: Person) -> dict[str, Any]:
    """Everything of an application that its page shows to this person."""
    typed = {name: getattr(application, name) for name in ("network", "handle", "name")}
    named = {name: getattr(application, name) for name in (*BASIC, *answers.COLUMNS)}
    ids = {f"{name}_id": getattr(application, f"{name}_id") for name in RELATED}
    said = [said for part in answers.parts(application) for said in part.answers]
    return {
        **named,
        **ids,
        "missing": [each.field for each in said if each.is_missing],
        "similar": [each.account.pk for each in similar.similar(application, person)],
        "looks": naming.looks(naming.Proposal(**typed, unit=application.unit)),
        "sums": carrying.sums(application),
        "remarks": list(application.remarks.all()),
        "writers": [row.person_id for row in application.writers.all()],
    }
