"""What the worker does about applications: reminds whoever's turn it is, and ends what was left alone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from pedel.desk.record.acting import WORKER
from pedel.desk.record.permission import Conflict
from pedel.desk.work import Job

from . import actions
from .actions.ending import LEFT_ALONE
from .models import Application
from .states import State

MOST = 100
"""Applications at most in one run; the rest follows in the next."""
BEFORE = timedelta(days=2)
"""So long before the due day it is first said. No guideline gives this figure. Ours."""
LAST_CALL = timedelta(days=7)
"""So long before it lapses it is said. No guideline gives this figure. Ours."""


def remind() -> None:
    """Two days before the due day, and on the day after it; once each."""
    today = timezone.localdate()
    _each(Application.objects.filter(due_on__lt=today, reminders=1), actions.remind, times=2)
    _each(Application.objects.filter(due_on__lte=today + BEFORE, reminders__lt=1), actions.remind, times=1)


def lapse() -> None:
    """Says a week before that an application lapses, and ends it when nobody has been at it."""
    days = timedelta(days=settings.PEDEL.application_lapse_days)
    now = timezone.now()
    begun = Application.objects.filter(state=State.WRITING, reminders__lt=1)
    _each(begun.filter(changed_at__lte=now - days + LAST_CALL), actions.remind, times=1)
    _each(Application.objects.filter(state__in=LEFT_ALONE, changed_at__lte=now - days), actions.lapse)


def _each(rows: QuerySet[Application], act: Callable[..., Any], **wishes: Any) -> None:
    people = ("applicant", "owner", "deputy", "unit")
    for application in rows.select_related(*people).order_by("pk")[:MOST]:
        with suppress(Conflict):  # somebody, or another worker, was just before us
            act(WORKER, application, **wishes)


JOBS = (
    Job("applications: remind whose turn it is", 3600, remind),
    Job("applications: end what was left alone", 6 * 3600, lapse),
)
