"""Approval: what it takes before a draft goes out, asking for it, and deciding."""

from __future__ import annotations

from typing import Any, Literal

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from ninja import Router, Status

from pedel.desk.drafts import content
from pedel.desk.drafts.access import draft_for
from pedel.desk.paging import paginate
from pedel.desk.people.models import Person, Unit
from pedel.desk.record.acting import by

from . import access, actions, schemas, waiting
from .models import Request
from .need import need

PREFIX = "/approvals"
router = Router(tags=["approvals"])
DECIDING = {"x-scope": "approve"}


@router.get("", response=list[schemas.RequestOut])
@paginate
def approvals(request: HttpRequest, box: Literal["waiting", "asked", "decided", "all"] = "all") -> Any:
    """Requests for approval: what waits for the caller, what they asked or decided, or all they see."""
    person = by(request).person
    if box == "waiting":
        return [each.request for each in waiting.waiting_for(person)]
    boxes = {"asked": waiting.asked_by, "decided": waiting.decided_by, "all": waiting.seen_by}
    return boxes[box](person)


@router.post("", response={201: schemas.RequestOut})
def ask(request: HttpRequest, wish: schemas.AskIn) -> Any:
    """Asks for approval of a draft as it stands; 422 names what is open."""
    draft = draft_for(by(request).person, wish.draft)
    return Status(201, _fresh(actions.ask(by(request), draft, version=wish.version).pk))


@router.get("/need/{int:draft}", response=schemas.NeedOut)
def needed(request: HttpRequest, draft: int) -> Any:
    """Whether a draft may go out at once, why not, and who says yes."""
    found = need(draft_for(by(request).person, draft), by(request).person)
    return {
        "at_once": found.at_once,
        "reasons": [{"code": r.code, "text": str(r.text), "clause": r.clause} for r in found.reasons],
        "route": [
            {"unit": stop.unit.pk, "rule": stop.rule, "approvers": [p.pk for p in stop.approvers]}
            for stop in found.route
        ],
        "points": [{"kind": p.kind, "clause": p.clause, "text": p.text} for p in found.points],
    }


@router.post("/clear", response={201: schemas.ClearedOut})
def clear(request: HttpRequest, wish: schemas.AskIn) -> Any:
    """Clears a draft to go out within the caller's mandate, without approval."""
    draft = draft_for(by(request).person, wish.draft)
    return Status(201, actions.clear(by(request), draft, version=wish.version))


@router.post("/take-back/{int:draft}", response={204: None})
def take_back(request: HttpRequest, draft: int) -> Any:
    """Takes a cleared draft back before it is sent."""
    actions.take_back(by(request), draft_for(by(request).person, draft))
    return Status(204, None)


@router.post("/selected", response=list[schemas.ResultOut], openapi_extra=DECIDING)
def approve_selected(request: HttpRequest, wish: list[schemas.ChosenIn]) -> Any:
    """Approves several, each on its own: one that cannot be does not keep the others back."""
    return actions.approve_all(by(request), [(each.request, each.digest) for each in wish])


@router.get("/delegations", response=list[schemas.DelegationOut])
@paginate
def delegations(request: HttpRequest) -> Any:
    """Who decides for whom."""
    return access.delegations_for(by(request).person).distinct()


@router.post("/delegations", response={201: schemas.DelegationOut}, openapi_extra=DECIDING)
def delegate(request: HttpRequest, wish: schemas.DelegationIn) -> Any:
    """Lets somebody else decide in the caller's stead, from a day to a day."""
    unit, receiver = get_object_or_404(Unit, pk=wish.unit), get_object_or_404(Person, pk=wish.receiver)
    days = {"starts": wish.starts, "ends": wish.ends}
    return Status(201, actions.delegate(by(request), unit, receiver=receiver, **days))


@router.post("/delegations/{int:pk}/end", response={204: None}, openapi_extra=DECIDING)
def end_delegation(request: HttpRequest, pk: int) -> Any:
    """Ends a delegation now."""
    actions.end(by(request), access.delegation_for(by(request).person, pk))
    return Status(204, None)


@router.get("/routes/{int:unit}", response=list[schemas.RouteStepIO])
def route(request: HttpRequest, unit: int) -> Any:
    """A unit's own route; none means that the nearest unit with an approver says yes."""
    found = get_object_or_404(Unit, pk=unit)
    return [{"unit": step.approvers_of_id, "rule": step.rule} for step in found.route.all()]


@router.put("/routes/{int:unit}", response=list[schemas.RouteStepIO])
def set_route(request: HttpRequest, unit: int, wish: list[schemas.RouteStepIO]) -> Any:
    """Says how approval runs in a unit; it holds for what is asked from now on."""
    found = get_object_or_404(Unit, pk=unit)
    units = Unit.objects.in_bulk({step.unit for step in wish})
    if len(units) < len({step.unit for step in wish}):
        raise Http404
    actions.set_route(by(request), found, steps=[(units[step.unit], step.rule) for step in wish])
    return wish


@router.get("/{int:pk}", response=schemas.RequestFull)
def approval(request: HttpRequest, pk: int) -> Any:
    """One request with the exact content that it is about and what was found in it."""
    return _fresh(access.request_for(by(request).person, pk).pk)


@router.post("/{int:pk}/approve", response=schemas.RequestOut, openapi_extra=DECIDING)
def approve(request: HttpRequest, pk: int, wish: schemas.DecideIn) -> Any:
    """Says yes to exactly this digest."""
    row = access.request_for(by(request).person, pk)
    actions.approve(by(request), row, digest=wish.digest, note=wish.note)
    return _fresh(pk)


@router.post("/{int:pk}/decline", response=schemas.RequestOut, openapi_extra=DECIDING)
def decline(request: HttpRequest, pk: int, wish: schemas.DecideIn) -> Any:
    """Says no, with the reason as the note."""
    row = access.request_for(by(request).person, pk)
    actions.decline(by(request), row, digest=wish.digest, note=wish.note)
    return _fresh(pk)


@router.post("/{int:pk}/ask-back", response=schemas.RequestOut, openapi_extra=DECIDING)
def ask_back(request: HttpRequest, pk: int, wish: schemas.DecideIn) -> Any:
    """Asks something before deciding; the request stays open."""
    row = access.request_for(by(request).person, pk)
    actions.ask_back(by(request), row, digest=wish.digest, note=wish.note)
    return _fresh(pk)


@router.post("/{int:pk}/withdraw", response=schemas.RequestOut)
def withdraw(request: HttpRequest, pk: int) -> Any:
    """Takes back a request, or an approval that was not used yet."""
    actions.withdraw(by(request), access.request_for(by(request).person, pk))
    return _fresh(pk)


@router.post("/{int:pk}/time", response=schemas.RequestOut)
def set_time(request: HttpRequest, pk: int, wish: schemas.TimeIn) -> Any:
    """Gives a new time to what was approved after its time."""
    time = wish.time if timezone.is_aware(wish.time) else timezone.make_aware(wish.time)
    actions.set_time(by(request), access.request_for(by(request).person, pk), time=time)
    return _fresh(pk)


@router.post("/{int:pk}/links", response={201: schemas.LinkOut}, openapi_extra=DECIDING)
def make_link(request: HttpRequest, pk: int, wish: schemas.LinkIn) -> Any:
    """Makes a one-time link for an approver outside the desk, where the unit allows it."""
    row = access.request_for(by(request).person, pk)
    fields = {"name": wish.name, "email": wish.email, "digest": wish.digest}
    link, secret = actions.make_link(by(request), row, **fields)
    url = request.build_absolute_uri(reverse("external-approval", args=[secret]))
    return Status(201, {"url": url, "expires_at": link.expires_at})


def _fresh(pk: int) -> Request:
    """The request as it stands after what was done, with what it is about."""
    row = waiting.shown(Request.objects.filter(pk=pk)).get()
    row.content, row.findings = content.read(row.revision), row.revision.findings
    return row
