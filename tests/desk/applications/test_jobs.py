"""The worker: reminds whose turn it is, and ends what was left alone."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from pedel.desk.applications import actions, jobs
from pedel.desk.applications.models import Application
from pedel.desk.notices.models import Notice
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Denied

from .conftest import again


def run(days):
    """What the worker does so many days from now."""
    with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
        jobs.remind()
        jobs.lapse()


def told(person, what):
    return Notice.objects.filter(person=person, kind=f"applications.{what}").count()


def test_who_has_the_word_is_reminded_before_the_day_and_the_deputy_after_it(cast, sent):
    run(5)
    assert told(cast.clara, "waits") == 0
    for _again in range(2):
        run(9)
        assert (told(cast.clara, "waits"), told(cast.cees, "waits")) == (1, 0)
    for _again in range(2):
        run(12)
        assert (told(cast.clara, "waits"), told(cast.cees, "waits")) == (2, 1)


def test_a_long_rest_of_the_worker_makes_no_two_reminders_at_once(cast, sent):
    run(40)
    assert told(cast.clara, "waits") == 1


def test_the_applicant_is_reminded_of_a_question(cast, sent):
    actions.ask(Actor(cast.clara), sent, text="Who?")
    run(9)
    assert told(cast.stan, "your_turn") == 1


def test_what_is_left_alone_is_called_once_and_lapses(cast, begun):
    run(84)
    run(85)
    assert (told(cast.stan, "lapses"), again(begun).state) == (1, "writing")
    run(91)
    assert (told(cast.stan, "lapsed"), again(begun).state) == (1, "lapsed")


def test_what_waits_for_somebody_elses_word_does_not_lapse(cast, sent):
    run(400)
    assert again(sent).state == "sent"


@pytest.mark.parametrize("act", [actions.lapse, lambda by, one: actions.remind(by, one, times=1)])
def test_only_the_worker_does_that(cast, begun, act):
    Application.objects.update(changed_at=timezone.now() - timedelta(days=400))
    with pytest.raises(Denied):
        act(Actor(cast.sander), again(begun))
