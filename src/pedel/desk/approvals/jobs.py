"""What the worker does about requests: ends them, reminds, asks the deputies."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from pedel.desk.drafts.models import Draft
from pedel.desk.record.acting import WORKER
from pedel.desk.record.permission import Conflict
from pedel.desk.work import Job

from . import actions
from .models import Request, Rule, Step
from .standing import OPEN

MOST = 200
"""Requests at most in one run; the rest follows in the next."""
USED = Q(state=Request.State.APPROVED, revision__draft__state=Draft.State.SENT)
"""Those whose yes was used: what they were about has gone out."""


def tidy() -> None:
    """Writes down which requests an edit has voided and which have expired."""
    live = Request.objects.filter(state__in=OPEN)
    _each(live.exclude(_untouched()).exclude(USED), actions.void)
    _each(live.filter(_untouched(), expires_at__lte=timezone.now()), actions.expire)


def remind() -> None:
    """Reminds the approvers after some hours, and asks the deputies after twice as many; once each."""
    hours = settings.PEDEL.approval_hours
    _each(_waiting_since(hours).filter(reminded_at=None), actions.remind)
    _each(_waiting_since(2 * hours).filter(escalated_at=None), actions.escalate)


def go_on() -> None:
    """Goes on where all approvers were needed, and the one who had not answered has left."""
    steps = Step.objects.filter(state=Step.State.OPEN, rule=Rule.ALL, decisions__word="approve")
    _each(Request.objects.filter(state=Request.State.WAITING, steps__in=steps).distinct(), actions.go_on)


def _untouched() -> Q:
    """Requests whose draft still is in the state in which the request left it."""
    found = Q()
    for state, of_draft in OPEN.items():
        found |= Q(state=state, revision__draft__state=of_draft)
    return found


def _waiting_since(hours: int) -> Any:
    """Requests whose open step has waited for so many hours: real ones, whatever the clocks do meanwhile."""
    before = timezone.now() - timedelta(hours=hours)
    steps = Step.objects.filter(state=Step.State.OPEN, opened_at__lte=before)
    return Request.objects.filter(_untouched(), state=Request.State.WAITING, steps__in=steps)


def _each(requests: Any, act: Callable[..., Any]) -> None:
    for request in requests.select_related("revision__draft").order_by("pk")[:MOST]:
        with suppress(Conflict):  # somebody, or another worker, was just before us
            act(WORKER, request)


JOBS = (
    Job("approvals: end what no longer holds", 60, tidy),
    Job("approvals: remind who is asked", 300, remind),
    Job("approvals: go on without who has left", 300, go_on),
)
