"""Guidance: open to everybody to read and search; written, approved and withdrawn by who keeps it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Field, ModelSchema, Query, Router, Schema, Status

from pedel.desk.ids import Id
from pedel.desk.paging import paginate
from pedel.desk.people.access import unit_for
from pedel.desk.record.acting import by

from .. import access
from ..actions import guidance as actions
from ..models import Guidance, Wording
from ..searching import search

router = Router(tags=["guidance"])


class GuidanceOut(Schema):
    """Published guidance in one language or both, and the clauses it stands under."""

    id: int
    state: str
    question_en: str = Field(alias="current.question_en")
    answer_en: str = Field(alias="current.answer_en")
    question_nl: str = Field(alias="current.question_nl")
    answer_nl: str = Field(alias="current.answer_nl")
    clauses: list[str] = Field(alias="current.clauses")
    version: int = Field(alias="current.number")
    published_at: datetime
    changed_at: datetime = Field(alias="current.decided_at")
    look_again_on: date = Field(alias="current.look_again_on")


class WithdrawnOut(Schema):
    """What is known of one piece of guidance: whether it was withdrawn, and why."""

    id: int
    state: str
    why: str
    guidance: GuidanceOut | None


class WordingOut(ModelSchema):
    """One wording of guidance and what became of it."""

    guidance: int = Field(alias="guidance_id")
    written_by: int = Field(alias="written_by_id")
    decided_by: int | None = Field(None, alias="decided_by_id")
    clauses: list[str]

    class Meta:
        model = Wording
        fields = (
            "id", "number", "question_en", "answer_en", "question_nl", "answer_nl", "look_again_on",
            "explanation", "state", "why",
        )  # fmt: skip


class WordingIn(Schema, extra="forbid"):
    """A question and its answer in English, Dutch or both, in general words and without anybody in it."""

    question_en: str = Field("", max_length=300)
    answer_en: str = Field("", max_length=actions.LONGEST)
    question_nl: str = Field("", max_length=300)
    answer_nl: str = Field("", max_length=actions.LONGEST)
    clauses: list[str] = Field(max_length=20)
    look_again_on: date
    explanation: str = Field("", max_length=2000)


class NewIn(WordingIn):
    """The first wording, with the unit that answers for it, and the question it came from."""

    unit: Id
    question: Id | None = None


class WhyIn(Schema, extra="forbid"):
    """The reason."""

    why: str = Field(max_length=500)


class AgainIn(Schema, extra="forbid"):
    """The day on which it is to be looked at again."""

    look_again_on: date


class Wishes(Schema):
    """What is searched for, in both languages; and under which clause."""

    q: str = Field("", max_length=200)
    clause: str = Field("", max_length=100)


@router.get("", response=list[GuidanceOut], auth=None, summary="Published guidance")
@paginate
def guidance(request: HttpRequest, wishes: Query[Wishes]) -> Any:
    """Published guidance, the newest first, or the best first for what is searched for."""
    rows = access.guidance_for(None)
    found = search(rows, wishes.q) if wishes.q else rows
    return [one for one in found if wishes.clause in one.current.clauses] if wishes.clause else found


@router.get("/{int:pk}", response=WithdrawnOut, auth=None, summary="One piece of guidance")
def one_guidance(request: HttpRequest, pk: int) -> Any:
    """One piece of guidance; what was withdrawn says so, without what it said."""
    found = access.guidance_one(None, pk)
    is_out = found.state == Guidance.State.PUBLISHED
    return {
        "id": found.pk,
        "state": found.state,
        "why": found.why,
        "guidance": found if is_out else None,
    }


@router.get("/wordings", response=list[WordingOut])
@paginate
def wordings(request: HttpRequest) -> Any:
    """Every wording, the latest first: for who keeps the guidance."""
    return access.wordings_for(by(request).person).order_by("-pk")


@router.post("", response={201: WordingOut})
def propose_guidance(request: HttpRequest, wishes: NewIn) -> Any:
    """Proposes new guidance; somebody else looks at it before it appears."""
    said, person = wishes.dict(), by(request).person
    number = said.pop("question")
    question = access.question_for(person, number) if number else None
    fresh = Guidance(unit=unit_for(person, said.pop("unit")), question=question)
    return Status(201, actions.propose(by(request), fresh, wording=Wording(**said)))


@router.post("/{int:pk}/wordings", response={201: WordingOut})
def change_guidance(request: HttpRequest, pk: int, wishes: WordingIn) -> Any:
    """Proposes another wording; the one there is stays until that is approved."""
    found = access.guidance_one(by(request).person, pk)
    return Status(201, actions.propose(by(request), found, wording=Wording(**wishes.dict())))


@router.post("/wordings/{int:pk}/approve", response=WordingOut, openapi_extra={"x-scope": "approve"})
def approve_wording(request: HttpRequest, pk: int) -> Any:
    """Says yes to the wording of another: it is published."""
    return actions.approve(by(request), access.wording_for(by(request).person, pk))


@router.post("/wordings/{int:pk}/send-back", response=WordingOut, openapi_extra={"x-scope": "approve"})
def send_back_wording(request: HttpRequest, pk: int, wishes: WhyIn) -> Any:
    """Says what should be different."""
    return actions.send_back(by(request), access.wording_for(by(request).person, pk), why=wishes.why)


@router.post("/{int:pk}/withdraw", response=WithdrawnOut)
def withdraw_guidance(request: HttpRequest, pk: int, wishes: WhyIn) -> Any:
    """Withdraws guidance; its address then says so, and why."""
    found = actions.withdraw(by(request), access.guidance_one(by(request).person, pk), why=wishes.why)
    return {"id": found.pk, "state": found.state, "why": found.why, "guidance": None}


@router.post("/{int:pk}/again", response=GuidanceOut)
def look_again(request: HttpRequest, pk: int, wishes: AgainIn) -> Any:
    """Says that it still holds, and when to look again."""
    found = access.guidance_one(by(request).person, pk)
    actions.look_at(by(request), found, look_again_on=wishes.look_again_on)
    return access.guidance_one(by(request).person, pk)
