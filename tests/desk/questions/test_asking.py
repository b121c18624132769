import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from desk.questions.conftest import DRAFT, QUESTION
from pedel.desk.notices.models import Letter, Notice
from pedel.desk.questions import access
from pedel.desk.questions.actions import answering, asking
from pedel.desk.questions.models import Enclosure, Question
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied


def test_it_goes_to_the_contact_person_of_the_nearest_unit(cast, ask):
    question = ask(unit=cast.units.tax)
    assert list(Notice.objects.values_list("person", flat=True)) == [cast.clara.pk]
    assert access.question_for(cast.clara, question.pk) == question


@pytest.mark.parametrize("name", ["samira", "sander", "anna", "emma", "victor"])
def test_nobody_else_sees_it(cast, ask, name):
    ask()
    assert not access.questions_for(getattr(cast, name)).exists()


def test_the_deputy_sees_it_and_is_not_told(cast, ask):
    ask()
    assert access.answerable_for(cast.cees).count() == 1
    assert not Notice.objects.filter(person=cast.cees).exists()


def test_a_contact_persons_own_question_goes_to_the_deputy(cast, ask):
    ask(asker=cast.clara)
    assert list(Notice.objects.values_list("person", flat=True)) == [cast.cees.pk]
    assert not access.answerable_for(cast.clara).exists()


def test_it_goes_to_the_steward_where_nobody_else_is(cast, ask):
    question = ask(asker=cast.samira, unit=cast.units.science)
    assert question.level == Question.Level.STEWARD
    assert access.answerable_for(cast.sander).get() == question


def test_neither_question_nor_draft_is_in_the_record_a_notice_or_a_mail(cast, ask):
    question = ask(draft=DRAFT)
    answering.answer(Actor(cast.clara), question, text="Only with their consent, I should think.")
    kept = [str(vars(one)) for model in (Entry, Notice, Letter) for one in model.objects.all()]
    assert kept
    for words in (QUESTION, DRAFT, "I should think"):
        assert not any(words in one for one in kept)
    assert mail.outbox == []


def test_the_draft_goes_when_the_question_is_closed(cast, ask):
    question = ask(draft=DRAFT)
    asking.close(Actor(cast.stan), question)
    assert not Enclosure.objects.exists()


def test_the_draft_stays_where_the_asker_agreed(cast, ask):
    question = ask(draft=DRAFT, may_be_kept=True)
    asking.close(Actor(cast.stan), question)
    assert Enclosure.objects.get().text == DRAFT


def test_taking_it_back_erases_every_word(cast, ask):
    question = ask(draft=DRAFT, may_be_kept=True)
    answering.ask_back(Actor(cast.clara), question, text="Which crowd?")
    asking.withdraw(Actor(cast.stan), question)
    question.refresh_from_db()
    assert (question.text, question.turns.count(), Enclosure.objects.count()) == ("", 0, 0)
    assert question.state == "withdrawn"


def test_it_is_not_asked_twice(cast, ask):
    ask()
    with pytest.raises(ValidationError, match="already"):
        ask()


def test_it_refuses_a_clause_that_does_not_exist(cast, ask):
    with pytest.raises(ValidationError):
        ask(clauses=["no.such.clause"])


def test_only_who_asked_closes_it(cast, ask):
    question = ask()
    with pytest.raises(Denied):
        asking.close(Actor(cast.clara), question)


def test_what_is_closed_stays_closed(cast, ask):
    question = ask()
    asking.close(Actor(cast.stan), question)
    with pytest.raises(Conflict):
        asking.reply(Actor(cast.stan), question, text="And?")
