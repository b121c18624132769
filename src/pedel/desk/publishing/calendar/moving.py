"""Moving what is planned: its time changes and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, tzinfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk import ids
from pedel.desk.drafts import access as drafts
from pedel.desk.drafts import actions as drafting
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.writing import Writing
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Conflict
from pedel.desk.ui.clock import comes_twice, moment_at

from .. import access, actions
from ..models import Delivery
from .item import NOT_MOVED

MOST = 50
"""Accounts that one message can be moved on at once."""


def planned(by: Actor, key: str) -> list[Draft] | list[Delivery]:
    """The draft, or the deliveries, behind an item's key; Http404 for what they do not see."""
    kind, *written = key.split("-")
    numbers = [number for number in map(ids.read, written) if number is not None]
    if not numbers or len(numbers) != len(written) or len(numbers) > MOST:
        raise Http404
    if kind == "draft" and len(numbers) == 1:
        return [drafts.draft_for(by.person, numbers[0])]
    if kind == "deliveries":
        return [access.delivery_for(by.person, number) for number in sorted(set(numbers))]
    raise Http404


def time_of(thing: Draft | Delivery) -> datetime | None:
    """When it goes out as things stand."""
    return thing.planned_for if isinstance(thing, Draft) else thing.due_at


def move(by: Actor, things: list[Draft] | list[Delivery], to: datetime) -> None:
    """Gives them all another time or none of them; raises what the actions raise where it cannot be."""
    if to <= timezone.now():
        raise ValidationError({"time": _("Choose a time to come.")})
    with transaction.atomic():
        for thing in things:
            if isinstance(thing, Draft):
                _move_draft(by, thing, to)
            else:
                actions.set_time(by, thing, time=to)


def _move_draft(by: Actor, draft: Draft, to: datetime) -> None:
    if draft.state != Draft.State.WRITING:
        raise Conflict(
            NOT_MOVED.get(draft.state) or _("It has moved on meanwhile. Look at how it stands now.")
        )  # type: ignore[call-overload]
    writing = replace(Writing.of(draft), planned_for=to)
    drafting.save(by, draft, version=draft.version, writing=writing)


def on_day(when: datetime, day: date, zone: tzinfo | None = None) -> datetime:
    """The same time on the clock on another day, whatever the clock does in between.

    ValidationError where the clock of that day does not show it (code "missing") or shows it twice
    (code "twice").
    """
    local = when.astimezone(zone or timezone.get_current_timezone())
    there = datetime.combine(day, local.time().replace(fold=0))
    return moment_at(there, comes_twice(when, zone), zone)
