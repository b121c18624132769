"""Planning what was let through, following later changes, and telling what has missed its time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from pedel.desk.approvals.models import Request
from pedel.desk.approvals.readiness import GRACE, due, is_late
from pedel.desk.approvals.standing import standing
from pedel.desk.drafts.models import Draft, Revision
from pedel.desk.record.acting import WORKER
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict

from . import actions
from .models import Delivery
from .telling import tell_editors

LET_THROUGH = (Draft.State.APPROVED, Draft.State.CLEARED)
AHEAD = (Delivery.State.QUEUED, Delivery.State.MISSED)
MOST = 200
"""Of each kind at most in one run; the rest follows in the next."""


def plan(draft: Draft) -> list[Delivery]:
    """Gives every account of a draft that was let through its delivery; those that there are now.

    A yes that came too late is not planned: the approval's page asks for a new time first.
    """
    with transaction.atomic():
        draft = Draft.objects.select_for_update().get(pk=draft.pk)
        if draft.state not in LET_THROUGH:
            return []
        revision = draft.revisions.select_related("draft").order_by("-number").first()
        moment = _moment(draft, revision) if revision else None
        if revision is None or moment is None:
            return []
        there = set(revision.deliveries.values_list("account_id", flat=True))
        for target in draft.targets.select_related("account"):
            if target.account_id not in there:
                actions.plan_for(WORKER, revision, account=target.account, due_at=moment)
        return list(revision.deliveries.select_related("account"))


def plan_all() -> None:
    """Plans every draft that was let through and lacks a delivery, and follows what has changed since."""
    for draft in _unplanned()[:MOST]:
        with suppress(IntegrityError):  # another worker was just before us
            plan(draft)
    for delivery in _fallen()[:MOST]:
        with suppress(Conflict):
            actions.drop(WORKER, delivery)
    for delivery in _given_time()[:MOST]:
        _follow(delivery)
    miss_late()


def miss_late() -> None:
    """What waits in line although its time passed by more than an hour asks for a new one."""
    rows = _ahead(Delivery.State.QUEUED).filter(due_at__lt=timezone.now() - GRACE)
    for delivery in rows.exclude(_begun())[:MOST]:
        with suppress(Conflict):
            actions.miss(WORKER, delivery, trouble=delivery.trouble or "late")
            tell_editors(delivery, "missed")


def _moment(draft: Draft, revision: Revision) -> datetime | None:
    """When it goes out: as planned, or from when it was let through. None while that is too late."""
    request = Request.objects.select_related("revision__draft").filter(revision=revision).first()
    if request is not None and draft.state == Draft.State.APPROVED:
        if standing(request) != Request.State.APPROVED or is_late(draft, request):
            return None
        return due(draft, request) or request.decided_at
    cleared = Entry.objects.filter(verb="draft.cleared", digest=revision.digest).order_by("-number").first()
    return draft.planned_for or (cleared.at if cleared else timezone.now())


def _unplanned() -> Iterator[Draft]:
    newest = Revision.objects.filter(draft=OuterRef(OuterRef("pk"))).order_by("-number").values("pk")[:1]
    planned = Delivery.objects.filter(revision=newest)
    return Draft.objects.filter(~Exists(planned), state__in=LET_THROUGH).order_by("pk")


def _ahead(*states: str) -> Iterator[Delivery]:
    rows = Delivery.objects.select_related("account__unit", "account__channel", "revision__draft__unit")
    return rows.filter(state__in=states or AHEAD).order_by("pk")


def _fallen() -> Iterator[Delivery]:
    """Deliveries of what nobody stands by any more: edited, taken back, discarded, or frozen anew."""
    newer = Revision.objects.filter(
        draft=OuterRef("revision__draft"), number__gt=OuterRef("revision__number")
    )
    left = ~Q(revision__draft__state__in=(*LET_THROUGH, Draft.State.SENT))
    return _ahead().filter(left | Exists(newer))


def _given_time() -> Iterator[Delivery]:
    """Those whose time had passed, and whose approval's page was given a new one since."""
    late = _ahead(Delivery.State.MISSED).filter(revision__request__state=Request.State.APPROVED)
    return late.filter(revision__request__new_time_said_at__gt=F("due_said_at")).select_related(
        "revision__request"
    )


def _follow(delivery: Delivery) -> None:
    """The new time holds for the delivery too. The record has it from the approval's action."""
    request = delivery.revision.request
    rows = Delivery.objects.filter(pk=delivery.pk, state=Delivery.State.MISSED)
    time = {"due_at": request.new_time, "next_try_at": request.new_time}
    said = {"due_said_at": request.new_time_said_at, "trouble": "", "detail": "", "tries": 0}
    rows.update(state=Delivery.State.QUEUED, **time, **said)


def _begun() -> Q:
    """A part of it is out already: the rest follows, however late."""
    return Q(started_at__isnull=False) & Q(parts__remote_id__gt="")
