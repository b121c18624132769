"""Questions: asking, answering, and the answers that exist already."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, ModelSchema, Query, Router, Schema, Status

from pedel.desk.ids import Id
from pedel.desk.paging import paginate
from pedel.desk.people.access import unit_for
from pedel.desk.record.acting import by

from .. import access, suggesting
from ..actions import answering, asking
from ..models import Question, Turn

router = Router(tags=["questions"])

State = Literal["open", "asked_back", "answered", "merged", "closed", "withdrawn"]


class TurnOut(ModelSchema):
    """What was said then: an answer, something asked back, a reply."""

    person: int | None = Field(None, alias="person_id")

    class Meta:
        model = Turn
        fields = ("kind", "text", "at")


class QuestionOut(ModelSchema):
    """A question and how it stands; the draft that came along is shown on its page only."""

    unit: int = Field(alias="unit_id")
    asked_by: int = Field(alias="asked_by_id")
    merged_into: int | None = Field(None, alias="merged_into_id")
    clauses: list[str]

    class Meta:
        model = Question
        fields = ("id", "text", "about", "language", "state", "level", "asked_at", "due_at", "closed_at")


class QuestionWhole(QuestionOut):
    """A question with all that was said."""

    turns: list[TurnOut]

    @staticmethod
    def resolve_turns(question: Question) -> Any:
        return question.turns.all()


class QuestionIn(Schema, extra="forbid"):
    """What you ask the contact person of a unit; look at `/questions/known` first."""

    text: str = Field(max_length=asking.LONGEST)
    unit: Id
    about: Literal["own", "official", "general"] = "general"
    clauses: list[str] = Field([], max_length=asking.MOST_CLAUSES)
    language: Literal["en", "nl"] = "en"
    draft: str = Field("", max_length=asking.LONGEST_DRAFT)
    may_be_kept: bool = False


class TextIn(Schema, extra="forbid"):
    """What you say."""

    text: str = Field(max_length=10_000)


class PassOnIn(Schema, extra="forbid"):
    """To which unit; null: to the steward."""

    unit: Id | None = None


class MergeIn(Schema, extra="forbid"):
    """With which other question."""

    into: Id


class KnownOut(Schema):
    """What there is already: ids of guidance and of clauses, the best first."""

    guidance: list[int]
    clauses: list[str]


class Wishes(Schema):
    """Which questions: your own, or those of others that you may answer."""

    mine: bool | None = None
    state: State | None = None


@router.get("", response=list[QuestionOut])
@paginate
def questions(request: HttpRequest, wishes: Query[Wishes]) -> Any:
    """The questions that you see, the latest first."""
    person = by(request).person
    rows = access.questions_for(person)
    if wishes.mine is not None:
        rows = rows.filter(asked_by=person) if wishes.mine else rows.exclude(asked_by=person)
    return rows.filter(state=wishes.state) if wishes.state else rows


@router.post("", response={201: QuestionOut})
def ask_question(request: HttpRequest, wishes: QuestionIn) -> Any:
    """Asks the contact person of a unit."""
    said, person = wishes.dict(), by(request).person
    given = {name: said.pop(name) for name in ("draft", "may_be_kept")}
    question = Question(asked_by=person, **{**said, "unit": unit_for(person, said["unit"])})
    return Status(201, asking.ask(by(request), question, **given))


@router.post("/known", response=KnownOut, openapi_extra={"x-scope": "read"})
def known_answers(request: HttpRequest, wishes: TextIn) -> Any:
    """The answers that exist for a question; nothing of it is kept."""
    found = suggesting.known(wishes.text)
    return {"guidance": [one.pk for one in found.guidance], "clauses": [one.id for one in found.clauses]}


@router.get("/{int:pk}", response=QuestionWhole)
def question(request: HttpRequest, pk: int) -> Any:
    """One question with all that was said."""
    return _one(request, pk)


@router.post("/{int:pk}/answer", response=QuestionOut)
def answer_question(request: HttpRequest, pk: int, wishes: TextIn) -> Any:
    """Answers a question."""
    return answering.answer(by(request), _one(request, pk), text=wishes.text)


@router.post("/{int:pk}/ask-back", response=QuestionOut)
def ask_back_question(request: HttpRequest, pk: int, wishes: TextIn) -> Any:
    """Asks back."""
    return answering.ask_back(by(request), _one(request, pk), text=wishes.text)


@router.post("/{int:pk}/reply", response=QuestionOut)
def reply_to_question(request: HttpRequest, pk: int, wishes: TextIn) -> Any:
    """Says more about your question; it then waits for an answer again."""
    return asking.reply(by(request), _one(request, pk), text=wishes.text)


@router.post("/{int:pk}/pass-on", response=QuestionOut)
def pass_on_question(request: HttpRequest, pk: int, wishes: PassOnIn) -> Any:
    """Passes a question on to another unit, or to the steward."""
    unit = unit_for(by(request).person, wishes.unit) if wishes.unit else None
    return answering.pass_on(by(request), _one(request, pk), unit=unit)


@router.post("/{int:pk}/merge", response=QuestionOut)
def merge_questions(request: HttpRequest, pk: int, wishes: MergeIn) -> Any:
    """Takes a question together with another one: it gets the same answer."""
    rows = access.answerable_for(by(request).person)
    return answering.merge(by(request), _one(request, pk), into=get_object_or_404(rows, pk=wishes.into))


@router.post("/{int:pk}/close", response=QuestionOut)
def close_question(request: HttpRequest, pk: int) -> Any:
    """Closes your question: it helped, or is no longer needed. A draft is deleted unless it may stay."""
    return asking.close(by(request), _one(request, pk))


@router.post("/{int:pk}/withdraw", response=QuestionOut)
def withdraw_question(request: HttpRequest, pk: int) -> Any:
    """Takes your question back: every word of it is erased."""
    return asking.withdraw(by(request), _one(request, pk))


def _one(request: HttpRequest, pk: int) -> Question:
    return access.question_for(by(request).person, pk)
