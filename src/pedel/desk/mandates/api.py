"""Mandates over the API."""

from datetime import date
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema, Status

from pedel.desk.accounts.access import account_for
from pedel.desk.ids import Id
from pedel.desk.paging import paginate
from pedel.desk.people.models import Person
from pedel.desk.record.acting import by

from . import access, actions
from .authority import authority
from .models import Mandate

PREFIX = "/mandates"
router = Router(tags=["mandates"])

Kind = Literal["news", "event", "service", "research", "people", "campaign"]
State = Literal["proposed", "agreed", "declined", "ended"]


class MandateOut(Schema):
    """A mandate: what its person may send out at once on its account, and who agreed."""

    id: int
    account: int = Field(alias="account_id")
    person: int = Field(alias="person_id")
    supervisor: int = Field(alias="supervisor_id")
    kinds: list[str]
    topics: list[str]
    approval_topics: list[str]
    languages: list[str]
    may_answer: bool
    note: str
    starts: date
    ends: date | None = None
    state: State
    proposed_by: int = Field(alias="proposed_by_id")
    digest: str
    replaces: int | None = Field(None, alias="replaces_id")
    why: str


class ProposalIn(Schema, extra="forbid"):
    """What you propose to agree. `person` is you, or somebody whom you supervise."""

    account: Id
    person: Id
    kinds: list[Kind] = []
    topics: list[str] = []
    approval_topics: list[str] = []
    languages: list[str] = []
    may_answer: bool = False
    note: str = Field("", max_length=2000)
    starts: date
    ends: date | None = None


class AgreeIn(Schema, extra="forbid"):
    """The digest of the terms that you say yes to, as the mandate has it."""

    digest: str = Field(max_length=64)


class WhyIn(Schema, extra="forbid"):
    """The reason."""

    why: str = Field("", max_length=1000)


class Wishes(Schema):
    """Which mandates."""

    account: Id | None = None
    person: Id | None = None
    state: State | None = None


class Message(Schema):
    """What you want to send out."""

    account: Id
    kind: str
    topics: list[str] = []
    language: str = "auto"


class ReasonOut(Schema):
    """Why it needs approval, and the clause behind that."""

    code: str
    text: str
    clause: str

    @staticmethod
    def resolve_text(reason: Any) -> str:
        return str(reason.text)


class AuthorityOut(Schema):
    """Whether you may send it out at once."""

    at_once: bool
    mandate: MandateOut | None = None
    reasons: list[ReasonOut]


@router.get("", response=list[MandateOut])
@paginate
def mandates(request: HttpRequest, wishes: Query[Wishes]) -> Any:
    """The mandates that you see, the latest first."""
    chosen = wishes.dict(exclude_none=True)
    return access.mandates_for(by(request).person).filter(**chosen).order_by("-pk")


@router.get("/authority", response=AuthorityOut)
def may_send(request: HttpRequest, message: Query[Message]) -> Any:
    """Whether you may send out such a message at once today, or every reason why it needs approval."""
    person = by(request).person
    account = account_for(person, message.account)
    return authority(person, account, message.kind, message.topics, message.language)


@router.get("/{int:pk}", response=MandateOut)
def mandate(request: HttpRequest, pk: int) -> Any:
    """One mandate."""
    return access.mandate_for(by(request).person, pk)


@router.post("", response={201: MandateOut})
def propose(request: HttpRequest, wishes: ProposalIn) -> Any:
    """Proposes a mandate: the editor to the supervisor, or the supervisor to the editor."""
    terms = wishes.dict()
    account = account_for(by(request).person, terms.pop("account"))
    person = get_object_or_404(Person.objects.select_related("supervisor"), pk=terms.pop("person"))
    if person.supervisor is None:
        raise ValidationError({"person": _("Nobody stands in the directory as their supervisor.")})
    proposal = Mandate(account=account, person=person, supervisor=person.supervisor, **terms)
    return Status(201, actions.propose(by(request), proposal))


@router.post("/{int:pk}/agree", response=MandateOut, openapi_extra={"x-scope": "page"})
def agree(request: HttpRequest, pk: int, wishes: AgreeIn) -> Any:
    """Says yes to a proposal of the other: to exactly the terms with this digest."""
    mandate = access.mandate_for(by(request).person, pk)
    return actions.agree(by(request), mandate, digest=wishes.digest)


@router.post("/{int:pk}/decline", response=MandateOut)
def decline(request: HttpRequest, pk: int, wishes: WhyIn) -> Any:
    """Says no to a proposal of the other, and why."""
    return actions.decline(by(request), access.mandate_for(by(request).person, pk), why=wishes.why)


@router.post("/{int:pk}/end", response=MandateOut)
def end(request: HttpRequest, pk: int, wishes: WhyIn) -> Any:
    """Ends a mandate at once, or takes your proposal back."""
    return actions.end(by(request), access.mandate_for(by(request).person, pk), why=wishes.why)
