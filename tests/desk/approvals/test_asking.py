"""Asking for approval freezes exactly what is asked for, and tells whose turn it is."""

import pytest
from django.core.exceptions import ValidationError

from pedel.desk.approvals import actions
from pedel.desk.approvals.models import Request
from pedel.desk.drafts.models import Revision
from pedel.desk.notices.models import Notice
from pedel.desk.people.models import Assignment
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied


def told(kind):
    return {notice.person.name for notice in Notice.objects.filter(kind=f"approvals.{kind}")}


def test_it_freezes_a_revision_and_waits(cast, draft, now):
    request = actions.ask(Actor(cast.emma), draft)
    assert request.digest == Revision.objects.get().digest
    assert (request.state, now(draft).state) == ("waiting", "waiting")
    assert [(step.unit, step.state) for step in request.steps.all()] == [(cast.units.law, "open")]


def test_it_tells_the_approver_and_not_yet_the_deputy(cast, ask):
    ask()
    assert told("asked") == {"Anna"}


def test_it_never_puts_the_text_into_record_or_notice(cast, ask):
    ask(text="A sentence that is easily found again.")
    everything = f"{list(Entry.objects.values())}{list(Notice.objects.values())}"
    assert "easily found" not in everything


def test_it_names_what_stands_open(cast, write):
    draft = write(text="")
    with pytest.raises(ValidationError, match="Nothing is written yet"):
        actions.ask(Actor(cast.emma), draft)
    assert not Revision.objects.exists()


def test_it_does_not_ask_for_a_time_that_has_passed(cast, write, tomorrow, time_machine):
    draft = write(planned_for=tomorrow)
    time_machine.move_to(tomorrow)
    with pytest.raises(ValidationError, match="has passed"):
        actions.ask(Actor(cast.emma), draft)


def test_it_asks_only_once(cast, draft):
    actions.ask(Actor(cast.emma), draft)
    with pytest.raises(Conflict):
        actions.ask(Actor(cast.emma), draft)
    assert Request.objects.count() == Revision.objects.count() == 1


def test_it_refuses_who_does_not_write_there(cast, draft):
    with pytest.raises(Denied):
        actions.ask(Actor(cast.sofie), draft)


def test_it_asks_for_the_version_that_was_looked_at(cast, draft):
    with pytest.raises(Conflict, match="edited since"):
        actions.ask(Actor(cast.emma), draft, version=draft.version - 1)


def test_it_tells_the_steward_when_there_is_nobody(cast, draft):
    Assignment.objects.filter(role="approver").delete()
    with pytest.raises(ValidationError, match="The steward has been told"):
        actions.ask(Actor(cast.emma), draft)
    assert told("nobody") == {"Sander"}
    assert not Request.objects.exists()
    assert Entry.objects.filter(verb="approval.unanswerable", about=f"draft:{draft.pk}").exists()
