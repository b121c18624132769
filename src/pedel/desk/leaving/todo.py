"""What departures ask of a person."""

from __future__ import annotations

from datetime import datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.states import OVER
from pedel.desk.people.models import Person, Role, within
from pedel.desk.ui.todo import Todo

from . import access
from .models import Departure

NAMED = 5
"""So many are named one by one; with more, one line leads to all of them. Ours."""


def waiting_for(person: Person) -> list[Todo]:
    """Checklists on which it is their turn, as counted last; drafts that nobody writes at. Two queries."""
    rows = access.departures_for(person).filter(state=Departure.State.OPEN).exclude(turns={})
    mine = [(row, number) for row in rows if (number := row.turns.get(str(person.pk), 0))]
    if len(mine) > NAMED:
        return [_together(mine), *_drafts(person)]
    return [*(_one(row, number) for row, number in mine), *_drafts(person)]


def _one(row: Departure, number: int) -> Todo:
    what = format_lazy(_("{name} leaves: see that nothing is left behind"), name=str(row.person))
    if row.is_over():
        what = format_lazy(_("{name} has left, and something is left behind"), name=str(row.person))
    detail = ngettext("%d thing is yours to settle.", "%d things are yours to settle.", number) % number
    due = timezone.make_aware(datetime.combine(row.last_day, time.max.replace(microsecond=0)))
    url = reverse("departure", args=[row.pk])
    return Todo(what, url, icon="door-exit", group="care", due=due, detail=detail)


def _together(mine: list[tuple[Departure, int]]) -> Todo:
    number = len(mine)
    what = ngettext("%d person leaves", "%d people leave", number) % number
    detail = _("On each checklist something is yours to settle.")
    due = timezone.make_aware(datetime.combine(mine[0][0].last_day, time.max.replace(microsecond=0)))
    return Todo(what, reverse("departures"), icon="door-exit", group="care", due=due, detail=detail)


def _drafts(person: Person) -> list[Todo]:
    """For who keeps the register: drafts of people who have left."""
    if not (paths := person.paths(Role.CONTACT, Role.STEWARD)):
        return []
    rows = Draft.objects.filter(within(paths, "unit__"), author__leaves_on__lt=timezone.localdate())
    if not (number := rows.exclude(state__in=OVER).count()):
        return []
    what = ngettext("%d draft of somebody who has left", "%d drafts of people who have left", number) % number
    detail = _("Give it into other hands, or discard it.")
    return [Todo(what, reverse("orphans"), icon="user-off", group="care", detail=detail)]
