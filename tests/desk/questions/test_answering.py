from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from pedel.desk.notices.models import Notice
from pedel.desk.questions import access, jobs
from pedel.desk.questions.actions import answering, asking, contacts
from pedel.desk.questions.models import Absence, Enclosure, Question
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Conflict, Denied

TODAY = timezone.localdate


def told(kind):
    return set(Notice.objects.filter(kind=kind).values_list("person__name", flat=True))


def away(cast, stand_in=None, person=None):
    absence = Absence(person=person or cast.clara, starts=TODAY(), ends=TODAY(), stand_in=stand_in)
    return contacts.leave(Actor(person or cast.clara), absence)


def test_it_is_answered_and_the_asker_told(cast, ask):
    question = ask()
    answering.answer(Actor(cast.clara), question, text="Yes.")
    assert (question.state, question.turns.get().text) == ("answered", "Yes.")
    assert told("questions.answered") == {"Stan"}


def test_who_stands_in_is_asked_and_may_answer(cast, ask):
    away(cast, stand_in=cast.samira)
    question = ask()
    assert told("questions.asked") == {"Samira"}
    answering.answer(Actor(cast.samira), question, text="Yes.")


def test_the_deputy_is_asked_while_nobody_stands_in(cast, ask):
    away(cast)
    ask()
    assert told("questions.asked") == {"Cees"}


def test_standing_in_ends_with_the_absence(cast, ask):
    absence = away(cast, stand_in=cast.samira)
    question = ask()
    contacts.come_back(Actor(cast.clara), absence)
    with pytest.raises(Denied):
        answering.answer(Actor(cast.samira), question, text="Yes.")


def test_only_a_contact_person_or_steward_stands_in(cast):
    with pytest.raises(ValidationError):
        away(cast, stand_in=cast.stan)


def test_nobody_says_for_another_that_they_are_away(cast):
    with pytest.raises(Denied):
        contacts.leave(Actor(cast.cees), Absence(person=cast.clara, starts=TODAY()))


def test_asking_back_waits_for_the_asker_and_then_counts_anew(cast, ask):
    question = ask()
    first = question.due_at
    answering.ask_back(Actor(cast.clara), question, text="Which day?")
    with time_machine.travel(first + timedelta(days=9), tick=False):
        jobs.escalate()
        question.refresh_from_db()
        assert (question.state, question.level) == ("asked_back", 0)
        asking.reply(Actor(cast.stan), question, text="The last one.")
        assert question.due_at > timezone.now()


def test_the_deputies_and_then_the_steward_are_asked_when_it_is_late(cast, ask):
    question = ask()
    with time_machine.travel(question.due_at, tick=False):
        jobs.escalate()
        jobs.escalate()
    assert told("questions.late") == {"Clara", "Cees"}
    assert not access.answerable_for(cast.sander).exists()
    question.refresh_from_db()
    with time_machine.travel(question.due_at, tick=False):
        jobs.escalate()
    assert "Sander" in told("questions.late")
    assert access.answerable_for(cast.sander).get() == question


def test_it_is_passed_on_to_another_unit(cast, ask):
    question = ask()
    answering.pass_on(Actor(cast.clara), question, unit=cast.units.science)
    assert told("questions.passed_on") == {"Samira"}
    assert told("questions.moved") == {"Stan"}
    assert not access.answerable_for(cast.clara).exists()


def test_it_is_passed_on_to_the_steward(cast, ask):
    question = ask()
    answering.pass_on(Actor(cast.clara), question)
    assert access.answerable_for(cast.sander).get() == question


def test_one_answer_goes_to_all_who_asked_the_same(cast, ask):
    first, second = ask(), ask(asker=cast.victor)
    answering.merge(Actor(cast.clara), second, into=first)
    answering.answer(Actor(cast.clara), first, text="Yes.")
    second.refresh_from_db()
    assert (second.state, second.turns.get().text) == ("answered", "Yes.")
    assert told("questions.answered") == {"Stan", "Victor"}


def test_what_was_taken_together_comes_back_when_the_other_is_withdrawn(cast, ask):
    first, second = ask(), ask(asker=cast.victor)
    answering.merge(Actor(cast.clara), second, into=first)
    asking.withdraw(Actor(cast.stan), first)
    second.refresh_from_db()
    assert (second.state, second.merged_into) == ("open", None)


def test_it_is_not_taken_together_with_one_that_somebody_else_answers(cast, ask):
    first, second = ask(unit=cast.units.science), ask(asker=cast.victor)
    with pytest.raises(Denied):
        answering.merge(Actor(cast.clara), second, into=first)


def test_two_who_answer_at_once_do_not_both_ask_back(cast, ask):
    question = ask()
    other = Question.objects.get(pk=question.pk)
    answering.ask_back(Actor(cast.clara), question, text="Which?")
    with pytest.raises(Conflict):
        answering.ask_back(Actor(cast.cees), other, text="Where?")


def test_it_closes_by_itself_and_its_draft_goes(cast, ask):
    question = ask(draft="A draft")
    answering.answer(Actor(cast.clara), question, text="Yes.")
    jobs.close()
    question.refresh_from_db()
    assert question.state == "answered"
    with time_machine.travel(timezone.now() + jobs.SILENT + timedelta(minutes=1), tick=False):
        jobs.close()
    question.refresh_from_db()
    assert (question.state, Enclosure.objects.exists()) == ("closed", False)


def test_it_deletes_a_draft_that_outlived_its_question(cast, ask):
    question = ask(draft="A draft")
    Question.objects.filter(pk=question.pk).update(state="closed")
    jobs.drop_drafts()
    assert not Enclosure.objects.exists()


def test_it_is_forgotten_after_a_year(cast, ask):
    question = ask(draft="A draft", may_be_kept=True)
    asking.close(Actor(cast.stan), question)
    with time_machine.travel(timezone.now() + timedelta(days=364), tick=False):
        jobs.forget()
        assert Question.objects.exists()
    with time_machine.travel(timezone.now() + timedelta(days=366), tick=False):
        jobs.forget()
    assert not Question.objects.exists()
    assert not Enclosure.objects.exists()
