"""Example Law closes: Olga owns it, Emma writes, Clara decides."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from pedel.desk.closing import actions
from pedel.desk.closing.models import Closing
from pedel.desk.closing.steps import steps
from pedel.desk.record.acting import Actor


@pytest.fixture
def plan(cast):
    """What somebody fills in; `plan(last_day=…)` with something else."""

    def made(**other):
        usual = {
            "reason": "Too few readers.",
            "last_day": timezone.localdate() + timedelta(days=20),
            "handle": "parked",
            "goes_on": cast.accounts.sky,
            "goes_on_url": "",
            "keeper": cast.olga,
            "kept_until": None,
        }
        return usual | other

    return made


@pytest.fixture
def propose(cast, plan):
    """`propose(cast.clara)`: the closing of Example Law; by her it is planned at once."""

    def made(person, **other):
        return actions.propose(Actor(person), cast.accounts.law, **plan(**other))

    return made


@pytest.fixture
def planned(cast, propose):
    """Planned by Clara, with today as the last day."""
    return propose(cast.clara, last_day=timezone.localdate())


@pytest.fixture
def states():
    """`states(closing)`: the state of each step by its name."""

    def read(closing):
        return {step.key: step.state for step in steps(Closing.objects.get(pk=closing.pk))}

    return read


@pytest.fixture
def later():
    """`with later(21):` it is noon so many days from today."""

    def travelled(days):
        day = timezone.localdate() + timedelta(days=days)
        return time_machine.travel(f"{day}T12:00Z")

    return travelled
