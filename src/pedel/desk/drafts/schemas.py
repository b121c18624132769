"""What comes in and goes out over the API of drafts."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import AwareDatetime

from pedel.desk.ids import Id
from pedel.desk.mandates.kinds import KINDS

from .writing import MAX_TEXT, Writing

Number = Annotated[int, Field(ge=0, le=10_000)]
Text = Annotated[str, Field(max_length=MAX_TEXT)]
Kind = Literal[tuple(KINDS)]  # type: ignore[valid-type]
State = Literal["writing", "waiting", "approved", "cleared", "declined", "sent", "discarded"]


class WritingIn(Schema, extra="forbid"):
    """What is written. `variants` is an account's own wording by the account's id; the rest say `text`."""

    text: Text = ""
    variants: dict[Id, Text] = {}
    kind: Kind = "news"
    topics: list[Annotated[str, Field(max_length=60)]] = Field([], max_length=20)
    language: Literal["auto", "en", "nl"] = "auto"
    planned_for: AwareDatetime | None = None

    def writing(self) -> Writing:
        return Writing(**{**self.dict(), "topics": tuple(self.topics)})


class DraftIn(WritingIn):
    """A new draft, for accounts of one unit that the caller works on."""

    accounts: list[Id] = Field(min_length=1, max_length=50)


class SaveIn(WritingIn):
    """All that is written, and the version that it was written on: 409 when that is no longer the last."""

    version: Id


class TargetOut(Schema):
    """An account that a draft is for; `text` is its own wording, empty where it says what all say."""

    account: int = Field(alias="account_id")
    text: str


class DraftOut(Schema):
    """A draft as it stands."""

    id: int
    unit: int = Field(alias="unit_id")
    author: int = Field(alias="author_id")
    targets: list[TargetOut]
    text: str
    kind: str
    topics: list[str]
    language: str
    planned_for: datetime | None
    state: State
    version: int
    created_at: datetime
    changed_at: datetime
    changed_by: int | None = Field(alias="changed_by_id")

    @staticmethod
    def resolve_targets(draft: Any) -> list[Any]:
        return list(draft.targets.all())


class FindingOut(Schema):
    """What a clause says about a draft, masked; `reason` is why it may stand, if somebody said so."""

    key: str
    clause: str
    level: Literal["note", "advice", "answer", "stop"]
    where: str
    excerpt: str
    title: str
    message: str
    remedy: str
    suggestion: str
    accounts: list[int]
    reason: str | None
    is_open: bool


class QuestionOut(Schema):
    """A question of a clause, and its answer."""

    clause: str
    id: str
    text: str
    answer: Literal["yes", "no", "n/a"] | None
    remark: str
    is_open: bool


class PointOut(Schema):
    """Something that keeps the draft from going out."""

    kind: str
    key: str
    clause: str
    text: str


class CountOut(Schema):
    """A wording measured as its network does."""

    account: int
    network: str
    used: int
    limit: int | None
    unit: str
    over: int


class ReportOut(Schema):
    """What the guidelines and the networks say of a draft."""

    findings: list[FindingOut]
    questions: list[QuestionOut]
    open_points: list[PointOut]
    counts: list[CountOut]


class ReasonIn(Schema, extra="forbid"):
    """Why a finding may stand."""

    reason: Annotated[str, Field(max_length=2000)]


class AnswerIn(Schema, extra="forbid"):
    """The answer to a question."""

    clause: Annotated[str, Field(max_length=100)]
    question: Annotated[str, Field(max_length=100)]
    answer: Literal["yes", "no", "n/a"]
    remark: Annotated[str, Field(max_length=2000)] = ""


class FactIn(Schema, extra="forbid"):
    """A claim, what it was checked against, and who did."""

    claim: Annotated[str, Field(max_length=300)]
    source: Annotated[str, Field(max_length=500)]
    checked_by: Annotated[str, Field(max_length=150)]


class FactOut(FactIn):
    """A fact that somebody has checked."""

    id: int


class PictureOut(Schema):
    """A picture of a draft; `alt` is null until somebody has described it. `asset`: its id in the library."""

    id: int
    asset: int | None = Field(None, alias="asset_id")
    name: str
    sha256: str
    width: int
    height: int
    alt: str | None
    position: int


class ChoiceIn(Schema, extra="forbid"):
    """A picture of the library by its id, and the shape in which it goes out."""

    asset: Id
    shape: Literal["whole", "square", "landscape", "portrait", "story"] = "whole"


class PictureIn(Schema, extra="forbid"):
    """What a picture shows, or at which place it stands; only what is given is changed."""

    alt: Annotated[str, Field(max_length=5000)] | None = None
    place: Annotated[int, Field(ge=0, le=100)] | None = None


class CommentIn(Schema, extra="forbid"):
    """A remark; @ and a name speaks to somebody who sees the draft."""

    text: Annotated[str, Field(max_length=5000)]
    quote: Annotated[str, Field(max_length=300)] = ""


class CommentOut(Schema):
    """A remark of a colleague."""

    id: int
    person: int = Field(alias="person_id")
    text: str
    quote: str
    mentions: list[int]
    created_at: datetime
    resolved_at: datetime | None

    @staticmethod
    def resolve_mentions(comment: Any) -> list[int]:
        return [person.pk for person in comment.mentions.all()]


class RevisionOut(Schema):
    """A frozen revision: `content` is exactly what its digest is of, as JSON text."""

    number: int
    digest: str
    content: str
    editors: list[int]
    findings: list[dict[str, Any]]
    edition: str
    frozen_by: int = Field(alias="frozen_by_id")
    frozen_at: datetime


class PieceOut(Schema):
    """A stretch of text: "same", "gone" or "new"."""

    how: Literal["same", "gone", "new"]
    text: str


class ComparedOut(Schema):
    """One wording in two revisions."""

    name: str
    words: int
    pieces: list[PieceOut]
