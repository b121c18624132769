"""When a yes is needed, and when one may publish at once."""

import pytest
from django.core.exceptions import ValidationError

from pedel.desk.approvals import actions
from pedel.desk.approvals.need import need
from pedel.desk.drafts.findings import findings
from pedel.desk.drafts.models import Answer, Draft, Reason, Revision
from pedel.desk.people.models import Assignment
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Denied

SOURCE = "Half of our students work nights, research shows."


def codes(draft, person):
    return [reason.code for reason in need(Draft.objects.get(pk=draft.pk), person).reasons]


def test_it_is_needed_without_a_mandate(cast, draft):
    assert codes(draft, cast.emma) == ["none"]


def test_it_is_not_needed_within_the_mandate(cast, draft, agree):
    agree()
    found = need(draft, cast.emma)
    assert (found.at_once, found.reasons, found.points) == (True, (), ())


def test_it_is_always_needed_for_an_official_message(cast, write, agree):
    agree(kinds=["news", "official"])
    assert codes(write(kind="official"), cast.emma) == ["views"]


def test_it_is_needed_when_it_states_the_universitys_views(cast, draft, agree):
    agree()
    Answer.objects.filter(draft=draft, clause="brand.approval", question="views").update(answer="yes")
    found = need(Draft.objects.get(pk=draft.pk), cast.emma)
    assert [(reason.code, reason.clause) for reason in found.reasons] == [("views", "brand.approval")]


def test_it_is_needed_when_a_finding_was_set_aside(cast, write, agree):
    agree()
    draft = write(text=SOURCE)
    assert "answer" in {point.kind for point in need(draft, cast.emma).points}
    for found in findings(draft, "en"):
        if found.shown.level == "answer":
            Reason.objects.create(
                draft=draft,
                key=found.shown.key,
                clause=found.shown.clause.id,
                reason="In the first comment.",
                given_by=cast.emma,
            )
    found = need(Draft.objects.get(pk=draft.pk), cast.emma)
    assert {reason.code for reason in found.reasons} == {"set-aside"}
    assert found.points == ()


def test_a_reason_for_a_finding_that_is_gone_does_not_count(cast, draft, agree):
    agree()
    Reason.objects.create(
        draft=draft, key="0" * 64, clause="brand.sources", reason="Old.", given_by=cast.emma
    )
    assert codes(draft, cast.emma) == []


def test_it_is_needed_when_one_of_the_accounts_is_outside_the_mandate(cast, write, agree):
    agree()
    assert codes(write(accounts=[cast.accounts.law, cast.accounts.sky]), cast.emma) == ["none"]


@pytest.mark.parametrize("act", [actions.ask, actions.clear], ids=["ask", "clear"])
def test_a_stop_keeps_it_back_both_ways(cast, write, agree, act):
    agree()
    draft = write(text="The citizen service number of our student is 111222333.")
    assert "stop" in {point.kind for point in need(draft, cast.emma).points}
    with pytest.raises(ValidationError):
        act(Actor(cast.emma), draft)
    assert not Revision.objects.exists()


@pytest.mark.parametrize("act", [actions.ask, actions.clear], ids=["ask", "clear"])
def test_an_unanswered_question_keeps_it_back_both_ways(cast, draft, agree, act):
    agree()
    draft.answers.filter(question="views").delete()
    with pytest.raises(ValidationError, match="university's views"):
        act(Actor(cast.emma), draft)


def test_it_clears_within_the_mandate(cast, draft, agree):
    agree()
    revision = actions.clear(Actor(cast.emma), draft)
    assert Draft.objects.get(pk=draft.pk).state == "cleared"
    assert Entry.objects.get(verb="draft.cleared").digest == revision.digest


def test_it_clears_nothing_that_needs_a_yes(cast, draft):
    with pytest.raises(Denied, match="needs approval"):
        actions.clear(Actor(cast.emma), draft)
    assert Draft.objects.get(pk=draft.pk).state == "writing"
    assert not Revision.objects.exists()


def test_it_says_past_whom_it_goes(cast, draft):
    Assignment.objects.filter(person=cast.dirk).delete()
    Assignment.objects.create(person=cast.sander, unit=cast.units.root, role="approver", starts="2020-01-01")
    draft.editors.add(cast.anna)
    found = need(draft, cast.emma)
    assert [unit.slug for unit in found.passed] == ["law"]
    assert [stop.unit.slug for stop in found.route] == ["root"]
