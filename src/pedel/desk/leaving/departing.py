"""A last day starts the checklist, another one moves it, and taking it back ends it."""

from __future__ import annotations

from datetime import date

from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor

from . import actions
from .models import Departure


def follow(by: Actor, person: Person, last_day: date | None) -> None:
    """Called inside the action that sets the last day, by whatever way it came."""
    running = Departure.objects.filter(person=person, state=Departure.State.OPEN).first()
    if last_day is None:
        if running is not None:
            actions.end(by, running)
    elif running is None:
        actions.begin(by, person, last_day=last_day)
    elif running.last_day != last_day:
        actions.move(by, running, last_day=last_day)


DEPARTING = (follow,)
