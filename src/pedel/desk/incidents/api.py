"""Incidents over the API. Protected ones are not for programs: they have pages only."""

from datetime import datetime
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Field, File, Form, Query, Router, Schema, Status
from ninja.files import UploadedFile

from pedel.desk.ids import Id
from pedel.desk.paging import paginate
from pedel.desk.people.models import Person, Unit
from pedel.desk.record.acting import by

from . import access, actions
from .kinds import HOLDS
from .models import Incident
from .reporting import report
from .views.evidence import exported

PREFIX = "/incidents"
router = Router(tags=["incidents"])

Kind = Literal["hacked", "leak", "wrong_post", "impersonation"]
State = Literal["open", "closed"]


class IncidentOut(Schema):
    """An incident in short; its report has everything. `held`: its own hold is there or was."""

    id: int
    kind: Kind
    account: int | None = Field(None, alias="account_id")
    unit: int = Field(alias="unit_id")
    state: State
    opened_at: datetime
    opened_by: str = Field(alias="opened_by_name")
    via: str
    confirmed_at: datetime | None = None
    hold: int | None = Field(None, alias="hold_id")
    closed_at: datetime | None = None


class OpenIn(Schema, extra="forbid"):
    """What is wrong. Without an account name a unit; `hold` as the button would when it is left out."""

    kind: Kind
    account: Id | None = None
    unit: Id | None = None
    note: str = Field("", max_length=4000)
    where: str = Field("", max_length=500)
    hold: bool | None = None


class WhyIn(Schema, extra="forbid"):
    """A reason, or what came of it."""

    why: str = Field("", max_length=1000)


class AssignIn(Schema, extra="forbid"):
    """Who takes a step; nobody takes it away from whoever has it."""

    person: Id | None = None


class BreachIn(Schema, extra="forbid"):
    """Whether personal data were involved; `aware_at` is the moment of opening when it is left out."""

    answer: Literal["yes", "no", "unsure"]
    aware_at: datetime | None = None
    what: str = Field("", max_length=500)


class OutcomeIn(Schema, extra="forbid"):
    """Whether the supervisory authority has been told, and when, or why not."""

    outcome: Literal["told", "not_needed"]
    why: str = Field(max_length=1000)


class EndIn(Schema, extra="forbid"):
    """What was learnt. `is_ours`: a hacked account is in our hands again."""

    happened: str = Field(max_length=4000)
    changes: str = Field(max_length=4000)
    is_ours: bool = False


class OursIn(Schema, extra="forbid"):
    """`is_ours`: a hacked account is in our hands again."""

    is_ours: bool = False


class ShowsIn(Schema, extra="forbid"):
    """What the file shows, where and when it was seen."""

    shows: str = Field(max_length=500)
    source: str = Field("", max_length=500)
    seen_at: datetime | None = None


class EvidenceOut(Schema):
    """A file as it was handed in; `sha256` in hex."""

    id: int
    name: str
    media_type: str
    size: int
    sha256: str
    shows: str
    added_at: datetime


class LinkOut(Schema):
    """An emergency link; its secret is kept nowhere."""

    id: int
    account: int = Field(alias="membership.account_id")
    person: int = Field(alias="membership.person_id")
    made_at: datetime
    last_used_at: datetime | None = None


class Wishes(Schema):
    """Which incidents."""

    account: Id | None = None
    kind: Kind | None = None
    state: State | None = None


@router.get("", response=list[IncidentOut])
@paginate
def incidents(request: HttpRequest, wishes: Query[Wishes]) -> Any:
    """The incidents that you see, the latest first."""
    return access.incidents_for(by(request).person).filter(**wishes.dict(exclude_none=True))


@router.post("", response={201: IncidentOut})
def open_(request: HttpRequest, wishes: OpenIn) -> Any:
    """Opens an incident: holds the account, tells everybody concerned; see the page's button."""
    said = wishes.dict()
    hold, account, unit = said.pop("hold"), said.pop("account"), said.pop("unit")
    found = access.account_for(by(request).person, account) if account else None
    incident = Incident(account=found, unit=found.unit if found else get_object_or_404(Unit, pk=unit), **said)
    is_held = wishes.kind in HOLDS if hold is None else hold
    return Status(201, actions.open_(by(request), incident, hold=is_held))


@router.get("/links", response=list[LinkOut])
@paginate
def links(request: HttpRequest) -> Any:
    """Your emergency links, and those for accounts that you keep."""
    return access.links_for(by(request).person)


@router.delete("/links/{int:pk}", response={204: None})
def revoke_link(request: HttpRequest, pk: int) -> Any:
    """Ends an emergency link."""
    actions.revoke_link(by(request), access.link_for(by(request).person, pk))
    return Status(204, None)


@router.get("/{int:pk}", response=IncidentOut)
def incident(request: HttpRequest, pk: int) -> Any:
    """One incident in short."""
    return _found(request, pk)


@router.get("/{int:pk}/report", response=dict[str, Any])
def full_report(request: HttpRequest, pk: int) -> Any:
    """Everything of an incident: steps, evidence, who had it in hands, personal data, lessons."""
    return report(_found(request, pk))


@router.post("/{int:pk}/confirm", response=IncidentOut)
def confirm(request: HttpRequest, pk: int) -> Any:
    """Says that it is so; a hacked account is then disconnected and shown as out of our hands."""
    return actions.confirm(by(request), _found(request, pk))


@router.post("/{int:pk}/steps/{str:task}/done", response=dict[str, Any])
def do(request: HttpRequest, pk: int, task: str, wishes: WhyIn) -> Any:
    """Says that a step is done."""
    found = _found(request, pk)
    actions.do(by(request), access.step_for(found, task), note=wishes.why)
    return report(found)


@router.post("/{int:pk}/steps/{str:task}/skip", response=dict[str, Any])
def skip(request: HttpRequest, pk: int, task: str, wishes: WhyIn) -> Any:
    """Leaves a step out, with a reason."""
    found = _found(request, pk)
    actions.skip(by(request), access.step_for(found, task), why=wishes.why)
    return report(found)


@router.post("/{int:pk}/steps/{str:task}/redo", response=dict[str, Any])
def redo(request: HttpRequest, pk: int, task: str) -> Any:
    """Takes a step up again."""
    found = _found(request, pk)
    actions.redo(by(request), access.step_for(found, task))
    return report(found)


@router.post("/{int:pk}/steps/{str:task}/assign", response=dict[str, Any])
def assign(request: HttpRequest, pk: int, task: str, wishes: AssignIn) -> Any:
    """Gives a step to somebody."""
    found = _found(request, pk)
    person = get_object_or_404(Person, pk=wishes.person) if wishes.person else None
    actions.assign(by(request), access.step_for(found, task), to=person)
    return report(found)


@router.post("/{int:pk}/evidence", response={201: EvidenceOut})
def add_evidence(request: HttpRequest, pk: int, wishes: Form[ShowsIn], file: File[UploadedFile]) -> Any:
    """Hands in a file; it is kept exactly as it is."""
    found = _found(request, pk)
    return Status(201, actions.add_evidence(by(request), found, upload=file, **wishes.dict()))


@router.post("/{int:pk}/evidence/none", response=IncidentOut)
def no_evidence(request: HttpRequest, pk: int, wishes: WhyIn) -> Any:
    """Says why nothing can be kept."""
    return actions.no_evidence(by(request), _found(request, pk), why=wishes.why)


@router.post("/{int:pk}/evidence/export", response={200: None})
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """All evidence with the report and the record's entries, as a zip."""
    found = _found(request, pk)
    return exported(found, actions.export(by(request), found))


@router.put("/{int:pk}/personal-data", response=dict[str, Any])
def answer_breach(request: HttpRequest, pk: int, wishes: BreachIn) -> Any:
    """Answers whether personal data were involved; the privacy officer is told at once."""
    found = _found(request, pk)
    actions.answer_breach(by(request), found, **wishes.dict())
    return report(found)


@router.post("/{int:pk}/authority", response=dict[str, Any])
def decide_breach(request: HttpRequest, pk: int, wishes: OutcomeIn) -> Any:
    """Decides whether the supervisory authority is told."""
    found = _found(request, pk)
    actions.decide_breach(by(request), found, **wishes.dict())
    return report(found)


@router.post("/{int:pk}/password", response=IncidentOut)
def call_password(request: HttpRequest, pk: int) -> Any:
    """Calls for a new password on the account."""
    return actions.call_password(by(request), _found(request, pk))


@router.post("/{int:pk}/release", response=IncidentOut)
def release(request: HttpRequest, pk: int, wishes: OursIn) -> Any:
    """Lifts the hold before the incident ends."""
    return actions.release(by(request), _found(request, pk), is_ours=wishes.is_ours)


@router.post("/{int:pk}/end", response=IncidentOut)
def end(request: HttpRequest, pk: int, wishes: EndIn) -> Any:
    """Ends it with what was learnt, and lifts its hold."""
    return actions.end(by(request), _found(request, pk), **wishes.dict())


@router.post("/{int:pk}/reopen", response=IncidentOut)
def reopen(request: HttpRequest, pk: int) -> Any:
    """Opens it again."""
    return actions.reopen(by(request), _found(request, pk))


def _found(request: HttpRequest, pk: int) -> Incident:
    return access.incident_for(by(request).person, pk)
