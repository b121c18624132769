"""The runbook: steps, personal data, first words, taking back, the end."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from pedel.desk.accounts.models import Account, Hold
from pedel.desk.drafts.models import Draft
from pedel.desk.incidents import actions, wording
from pedel.desk.incidents.kinds import Kind
from pedel.desk.incidents.models import Breach, Incident
from pedel.desk.incidents.reporting import report
from pedel.desk.incidents.runbook import help_of, runbook
from pedel.desk.notices.models import Letter, Notice
from pedel.desk.passwords.models import ChangeDue
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied
from pedel.networks import names

LESSONS = {
    "happened": "A false mail, and a password typed in.",
    "changes": "A second factor, by Friday: Olga.",
}


def finish(who, incident):
    if not Breach.objects.filter(incident=incident).exists():
        actions.answer_breach(who.clara, incident, answer="no")
    for step in incident.steps.filter(state="todo"):
        actions.skip(who.clara, step, why="Nothing to do here.")


@pytest.mark.parametrize("kind", [*Kind.values, "threat"])
def test_a_runbook_has_its_words_in_both_languages(kind):
    for task in runbook(kind).tasks:
        assert task.title["en"] != task.title["nl"]
        assert task.text["en"] != task.text["nl"]
        assert str(task.whose)
    assert len({task.id for task in runbook(kind).tasks}) == len(runbook(kind).tasks)


@pytest.mark.parametrize("network", names())
def test_every_network_of_the_desk_is_known(network):
    found = help_of(network, "law@social.example")
    assert found.words
    assert all(url.startswith("https://") for url in (found.recovery, found.report) if url)
    assert "{" not in found.recovery + found.report


def test_a_server_of_ones_own_helps_itself():
    assert help_of("mastodon", "law@social.example").recovery == "https://social.example/auth/password/new"
    assert help_of("mastodon", "law").recovery == ""


def test_steps_are_done_by_somebody_at_some_time(opened, who):
    with time_machine.travel(timezone.now() - timedelta(minutes=47), tick=False):
        incident = opened()
    actions.do(who.emma, incident.steps.get(code="sessions"), note="All four.")
    step = next(each for each in report(incident)["steps"] if each["code"] == "sessions")
    assert (step["state"], step["done_by"], step["minutes"], step["why"]) == ("done", "Emma", 47, "All four.")
    with pytest.raises(Conflict):
        actions.do(who.clara, incident.steps.get(code="sessions"))


def test_a_step_is_left_out_only_with_a_reason(opened, who):
    step = opened().steps.get(code="reconnect")
    with pytest.raises(ValidationError, match="why"):
        actions.skip(who.olga, step, why="  ")
    actions.skip(who.olga, step, why="It never was connected.")
    actions.redo(who.olga, step)
    step.refresh_from_db()
    assert step.state == "todo"


def test_a_page_says_what_is_wrong_beside_the_step(cast, opened, sign_in):
    incident, browser = opened(), sign_in(cast.olga)
    page = browser.post(f"/incidents/{incident.pk}/steps/say-it/", {"do": "skip", "why": ""})
    assert page.status_code == 422
    assert "Say why this is left out" in page.content.decode()
    page = browser.post(
        f"/incidents/{incident.pk}/steps/say-it/", {"do": "assign", "person": "nobody@example.org"}
    )
    assert "Nobody with this address" in page.content.decode()
    assert browser.post(f"/incidents/{incident.pk}/steps/say-it/", {"do": "dance"}).status_code == 404


def test_who_is_given_a_step_is_told_at_once(opened, who, cast):
    actions.assign(who.clara, opened().steps.get(code="say-it"), to=cast.stan)
    assert Letter.objects.filter(person=cast.stan).exists()


def test_a_stranger_does_nothing(opened, who):
    incident = opened()
    step = incident.steps.get(code="sessions")
    tries = (
        lambda: actions.do(who.stan, step),
        lambda: actions.skip(who.samira, step, why="x"),
        lambda: actions.end(who.olga, incident, **LESSONS),
        lambda: actions.export(who.anna, incident),
    )
    for act in tries:
        with pytest.raises(Denied):
            act()


def test_personal_data_start_a_clock_of_72_hours_and_the_officer_is_told(opened, who, officer, mailoutbox):
    incident = opened("leak", note="Marks of Jan Jansen")
    breach = actions.answer_breach(who.clara, incident, answer="yes", what="marks of one student")
    assert breach.deadline - incident.opened_at == timedelta(hours=72)
    (letter,) = mailoutbox
    assert letter.to == [officer.email]
    assert "Jan" not in letter.body
    assert "marks" not in letter.body
    assert f"/incidents/{incident.pk}/" in letter.body
    actions.answer_breach(who.clara, incident, answer="yes")
    assert len(mailoutbox) == 1


def test_without_an_officer_the_page_says_to_call(cast, opened, who, sign_in):
    incident = opened("leak")
    actions.answer_breach(who.clara, incident, answer="unsure")
    assert "call them yourself" in sign_in(cast.clara).get(f"/incidents/{incident.pk}/").content.decode()


def test_what_was_said_about_data_stays_out_of_the_record(opened, who):
    incident = opened("leak", note="Marks of Jan Jansen")
    actions.answer_breach(who.clara, incident, answer="yes", what="marks of Jan Jansen")
    assert "Jan" not in str(list(Entry.objects.values_list("facts", flat=True)))


def test_it_is_decided_whether_the_authority_is_told(opened, who):
    incident = opened("leak")
    with pytest.raises(Conflict):
        actions.decide_breach(who.clara, incident, outcome="told", why="Number 12")
    actions.answer_breach(who.olga, incident, answer="yes")
    with pytest.raises(Denied):
        actions.decide_breach(who.olga, incident, outcome="told", why="Number 12")
    actions.decide_breach(who.clara, incident, outcome="told", why="Number 12")
    assert incident.steps.get(code="data").state == "done"


def test_the_moment_of_becoming_aware_is_not_still_to_come(opened, who):
    with pytest.raises(ValidationError):
        actions.answer_breach(who.clara, opened(), answer="yes", aware_at=timezone.now() + timedelta(hours=1))


def test_the_password_is_called_for_when_it_was_in_the_leak(opened, who):
    actions.call_password(who.olga, opened("leak"))
    assert ChangeDue.objects.get().reason == "leak"


def test_the_first_words_become_a_draft_on_another_account(cast, opened, sign_in):
    incident = opened()
    sign_in(cast.olga).post(
        f"/incidents/{incident.pk}/statement/", {"account": cast.accounts.sky.pk, "language": "nl"}
    )
    draft = Draft.objects.get()
    assert draft.text.startswith("Ons account @examplelaw@social.example op Mastodon")
    held = sign_in(cast.olga).post(
        f"/incidents/{incident.pk}/statement/", {"account": cast.accounts.law.pk, "language": "nl"}
    )
    assert held.status_code == 422


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=4000)))
def test_a_span_is_said_in_at_most_two_words_and_numbers(time):
    words = wording.span(time).split()
    assert len(words) in (2, 4)
    assert all(word.isdigit() for word in words[::2])


def test_it_ends_with_what_was_learnt_and_lifts_its_hold(cast, opened, who):
    incident = opened()
    with pytest.raises(ValidationError, match="steps are still open"):
        actions.end(who.clara, incident, **LESSONS, is_ours=True)
    finish(who, incident)
    incident.account.refresh_from_db()
    with pytest.raises(ValidationError, match="in our hands"):
        actions.end(who.clara, incident, **LESSONS)
    actions.end(who.clara, incident, **LESSONS, is_ours=True)
    assert not Hold.objects.in_force().exists()
    assert Account.objects.get(pk=cast.accounts.law.pk).state == "active"
    assert Notice.objects.filter(person=cast.olga, kind="incidents.ended").exists()


def test_it_does_not_end_without_lessons_or_with_a_question_open(opened, who):
    incident = opened("leak")
    finish(who, incident)
    actions.answer_breach(who.clara, incident, answer="yes")
    with pytest.raises(ValidationError):
        actions.end(who.clara, incident, happened=" ", changes="x")
    with pytest.raises(ValidationError, match="not settled"):
        actions.end(who.clara, incident, **LESSONS)


def test_the_hold_can_be_lifted_before_the_end(cast, opened, who):
    incident = opened()
    with pytest.raises(ValidationError):
        actions.release(who.clara, incident)
    with pytest.raises(Denied):
        actions.release(who.olga, incident, is_ours=True)
    actions.release(who.clara, incident, is_ours=True)
    assert not Hold.objects.in_force().exists()
    assert Account.objects.get(pk=cast.accounts.law.pk).state == "active"
    finish(who, incident)
    incident.refresh_from_db()
    actions.end(who.clara, incident, **LESSONS)


def test_a_dormant_account_goes_back_to_sleep(cast, opened, who):
    Account.objects.filter(pk=cast.accounts.law.pk).update(state="dormant")
    incident = opened(account=Account.objects.select_related("unit").get(pk=cast.accounts.law.pk))
    actions.release(who.clara, incident, is_ours=True)
    assert Account.objects.get(pk=cast.accounts.law.pk).state == "dormant"


def test_it_is_opened_again(opened, who):
    incident = opened("wrong_post")
    finish(who, incident)
    actions.end(who.clara, incident, **LESSONS)
    actions.reopen(who.olga, Incident.objects.get())
    incident.refresh_from_db()
    assert incident.is_open
    assert Hold.objects.in_force().get() == incident.hold


def test_two_end_it_and_one_hears_that_it_was_done(opened, who):
    incident = opened("wrong_post")
    finish(who, incident)
    actions.end(who.clara, incident, **LESSONS)
    with pytest.raises(Conflict):
        actions.end(who.sander, incident, **LESSONS)


def test_the_report_is_there_to_read_and_for_programs(cast, opened, sign_in, who):
    incident = opened("leak", note="A list of names")
    finish(who, incident)
    actions.end(who.clara, incident, **LESSONS)
    browser = sign_in(cast.olga)
    assert LESSONS["changes"] in browser.get(f"/incidents/{incident.pk}/report/").content.decode()
    assert browser.get(f"/incidents/{incident.pk}/report.json").json()["happened"] == LESSONS["happened"]
    assert sign_in(cast.stan).get(f"/incidents/{incident.pk}/report.json").status_code == 404


def test_the_question_about_personal_data_is_not_left_out(opened, who):
    incident = opened("leak")
    with pytest.raises(Conflict, match="personal data"):
        actions.skip(who.clara, incident.steps.get(code="data"), why="No time.")
    actions.answer_breach(who.clara, incident, answer="no")
    assert incident.steps.get(code="data").state == "done"
