"""The checklist begins, moves and ends with the last day."""

from __future__ import annotations

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..models import Departure
from .about import about, tell_whose_turn
from .counting import counted

State = Departure.State


@action("departure.began", may=access.may_begin, scope="people")
def begin(by: Actor, person: Person, *, last_day: date) -> Done:
    """Somebody leaves: the checklist began."""
    departure = Departure.objects.create(person=person, last_day=last_day, began_by=by.person)
    tell_whose_turn(departure, "began", but=by.person)
    counted(departure)
    return about(departure, last_day=last_day.isoformat())


@action("departure.moved", may=access.may_follow, scope="people")
def move(by: Actor, departure: Departure, *, last_day: date) -> Done:
    """The last day of somebody who leaves became another one."""
    was = departure.last_day
    rows = Departure.objects.filter(pk=departure.pk, state=State.OPEN, last_day=was)
    later = {"called_at": None, "ended_at": None, "reminded_at": None} if last_day > was else {}
    if not rows.update(last_day=last_day, **later):
        raise Conflict(_("The checklist has changed meanwhile. Look at how it stands now."))
    departure.refresh_from_db()
    tell_whose_turn(departure, "moved", but=by.person)
    counted(departure)
    return about(departure, was=was.isoformat(), last_day=last_day.isoformat())


@action("departure.taken_back", may=access.may_follow, scope="people")
def end(by: Actor, departure: Departure) -> Done:
    """Somebody stays after all: the checklist ended."""
    people = tell_whose_turn(departure, "stayed", but=by.person)
    rows = Departure.objects.filter(pk=departure.pk, state=State.OPEN)
    if not rows.update(state=State.STAYED, closed_at=timezone.now(), turns={}):
        raise Conflict(_("The checklist has changed meanwhile. Look at how it stands now."))
    departure.refresh_from_db()
    return about(departure, told=len(people))
