"""What the worker does about departures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from pedel.desk.record.acting import WORKER
from pedel.desk.record.permission import Conflict
from pedel.desk.work import Job, is_stopping

from . import actions
from .actions.counting import counted
from .items.duty import told_on
from .models import Departure

BEFORE = timedelta(days=3)
"""So long before the last day whoever has something to do is reminded, once. No guideline gives it. Ours."""


def see_to_all() -> None:
    """Everything that is due on open checklists; each step in a transaction of its own."""
    for departure in _open():
        if is_stopping():
            return
        for step in due(departure):
            _try(step, departure)
        _finish(departure)


def due(departure: Departure) -> Iterator[Callable[..., object]]:
    """What is to be done for a departure today."""
    today = timezone.localdate()
    if departure.duty_told_at is None and told_on(departure) <= today <= departure.last_day:
        yield actions.tell_duty
    if departure.reminded_at is None and today >= departure.last_day - BEFORE and departure.turns:
        yield actions.remind
    if departure.called_at is None and today >= departure.last_day:
        yield actions.call_for_passwords
    if departure.ended_at is None and today > departure.last_day:
        yield actions.end_what_was_theirs


def _open() -> QuerySet[Departure]:
    return Departure.objects.filter(state=Departure.State.OPEN).select_related("person__supervisor")


def _try(step: Callable[..., object], departure: Departure) -> None:
    try:
        step(WORKER, departure)
    except Conflict:
        return  # not yet, or another worker was there first


def _finish(departure: Departure) -> None:
    if not counted(departure) and departure.ended_at is not None:
        _try(actions.close, departure)


JOBS = (Job("leaving: what is due", 60, see_to_all),)
