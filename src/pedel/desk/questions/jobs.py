"""What the worker does about questions: calls the next ones in, closes what is done, deletes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from pedel.desk.record.acting import WORKER
from pedel.desk.record.permission import Conflict
from pedel.desk.work import Job

from .actions import asking, running
from .models import Absence, Question

State = Question.State
MOST = 200
"""Questions at most in one run; the rest follows in the next."""
SILENT = timedelta(days=14)
"""An answer that nobody has said anything about for so long has helped. No guideline gives this. Ours."""
FORGOTTEN = timedelta(days=30)
"""A question about which something was asked back is closed after so long without a word. Ours."""


def escalate() -> None:
    """Asks the deputies when an answer is late, and the steward when it still is."""
    late = Question.objects.filter(state=State.OPEN, due_at__lte=timezone.now())
    _each(late.filter(level__lt=Question.Level.STEWARD), running.escalate)


def close() -> None:
    """Closes what was answered, or asked back, and left at that."""
    now = timezone.now()
    answered = Q(state=State.ANSWERED) & ~Q(turns__at__gt=now - SILENT)
    asked_back = Q(state=State.ASKED_BACK) & ~Q(turns__at__gt=now - FORGOTTEN)
    _each(Question.objects.filter(answered | asked_back), asking.close)


def drop_drafts() -> None:
    """Deletes a draft that outlived its question, however that came to be."""
    over = Question.objects.filter(state__in=(State.CLOSED, State.WITHDRAWN), enclosure__may_be_kept=False)
    _each(over, running.drop_draft)


def forget() -> None:
    """Deletes what was closed long ago, and absences that are past."""
    before = timezone.now() - timedelta(days=settings.PEDEL.question_days)
    over = Question.objects.filter(state__in=(State.CLOSED, State.WITHDRAWN), closed_at__lte=before)
    _each(over, running.forget)
    Absence.objects.filter(
        ends__lt=timezone.localdate() - timedelta(days=settings.PEDEL.question_days)
    ).delete()


def _each(questions: Any, act: Callable[..., Any]) -> None:
    for question in questions.select_related("unit", "asked_by").order_by("pk")[:MOST]:
        with suppress(Conflict):  # somebody, or another worker, was just before us
            act(WORKER, question)


JOBS = (
    Job("questions: ask the next ones", 300, escalate),
    Job("questions: close what is done", 3600, close),
    Job("questions: delete drafts of closed questions", 600, drop_drafts),
    Job("questions: forget old ones", 6 * 3600, forget),
)
