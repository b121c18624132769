"""Somebody leaves: Olga, who owns both accounts of Law; Emma, who writes there; Anna, who approves."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from pedel.desk.leaving.items import items
from pedel.desk.leaving.models import Departure
from pedel.desk.people.actions import people
from pedel.desk.record.acting import Actor


@pytest.fixture
def leave(cast):
    """`leave(cast.emma, 5)`: the steward sets her last day, five days from today; gives her departure."""

    def left(person, days=20):
        person.refresh_from_db()
        people.leave(Actor(cast.sander), person, last_day=timezone.localdate() + timedelta(days=days))
        return Departure.objects.get(person=person, state="open")

    return left


@pytest.fixture
def states():
    """`states(departure)`: the state of each item by its name."""

    def read(departure):
        fresh = Departure.objects.select_related("person__supervisor").get(pk=departure.pk)
        return {item.key: item.state for item in items(fresh)}

    return read


@pytest.fixture
def later():
    """`with later(21):` it is noon so many days from today."""

    def travelled(days):
        day = timezone.localdate() + timedelta(days=days)
        return time_machine.travel(f"{day}T12:00Z")

    return travelled
