import pytest

from desk.questions.conftest import DRAFT, QUESTION
from pedel.desk.questions import todo
from pedel.desk.questions.actions import answering
from pedel.desk.questions.models import Enclosure, Guidance, Question, Wording
from pedel.desk.record.acting import Actor


@pytest.fixture
def form(cast):
    return {"text": QUESTION, "about": "general", "unit": cast.units.law.pk, "language": "en"}


def test_the_answers_that_exist_are_shown_before_it_is_sent(cast, sign_in, form, publish):
    publish()
    browser = sign_in(cast.stan)
    page = browser.post("/questions/new/", form | {"draft": DRAFT})
    html = page.content.decode()
    assert "Does one of these answer it?" in html
    assert "nobody stands out" in html
    assert DRAFT in html
    assert not Question.objects.exists()
    seen = sorted(page.context["known"].names)
    browser.post("/questions/new/", form | {"draft": DRAFT, "seen": seen, "clauses": ["privacy.permission"]})
    assert Question.objects.get().clauses == ["privacy.permission"]
    assert Enclosure.objects.get().text == DRAFT


def test_it_is_sent_at_once_where_nothing_is_known(cast, sign_in, form):
    sign_in(cast.stan).post("/questions/new/", form | {"text": "Xylophone quux?"})
    assert Question.objects.get().text == "Xylophone quux?"


def test_what_is_known_comes_as_one_types(cast, sign_in, publish):
    guidance = publish()
    page = sign_in(cast.stan).post("/questions/known/", {"text": "a crowd"}).content.decode()
    assert "May a crowd be shown?" in page
    assert f'name="seen" value="g{guidance.pk}"' in page


def test_it_keeps_what_was_typed_when_something_is_wrong(cast, sign_in, form):
    page = sign_in(cast.stan).post("/questions/new/", form | {"unit": "", "draft": DRAFT})
    assert page.status_code == 422
    assert DRAFT in page.content.decode()
    assert QUESTION in page.content.decode()


def test_it_says_who_sees_it_and_offers_the_private_check(cast, sign_in):
    page = sign_in(cast.stan).get("/questions/new/").content.decode()
    assert "sees your name" in page
    assert 'href="/check/"' in page


def test_it_goes_from_question_to_guidance_on_the_pages(cast, sign_in, form):
    stan, clara, samira = map(sign_in, (cast.stan, cast.clara, cast.samira))
    stan.post("/questions/new/", form | {"text": "Xylophone quux?", "draft": DRAFT})
    question = Question.objects.get()
    page = clara.get(f"/questions/{question.pk}/").content.decode()
    assert DRAFT in page
    clara.post(f"/questions/{question.pk}/answer/", {"text": "Certainly."})
    assert "Certainly." in stan.get(f"/questions/{question.pk}/").content.decode()
    stan.post(f"/questions/{question.pk}/helped/")
    assert not Enclosure.objects.exists()
    wording = {
        "question_en": "May a xylophone?",
        "answer_en": "It may.",
        "clauses": ["disclaimer"],
        "look_again_on": "2099-01-01",
    }
    clara.post(f"/guidance/new/?question={question.pk}", wording)
    waiting = Wording.objects.get()
    assert clara.post(f"/guidance/wordings/{waiting.pk}/approve/").status_code == 403
    assert samira.post(f"/guidance/wordings/{waiting.pk}/approve/").status_code == 302
    assert Guidance.objects.get().state == "published"


def test_guidance_that_names_somebody_shows_what_was_found(cast, sign_in, ask):
    question = ask()
    answering.answer(Actor(cast.clara), question, text="Yes.")
    wording = {
        "question_en": "May Stan?",
        "answer_en": "Stan may.",
        "clauses": ["disclaimer"],
        "look_again_on": "2099-01-01",
    }
    page = sign_in(cast.clara).post(f"/guidance/new/?question={question.pk}", wording)
    assert page.status_code == 422
    assert "The one who asked is named" in page.content.decode()
    assert "Stan may." in page.content.decode()


def test_the_draft_is_checked_on_the_page_and_nothing_kept(cast, sign_in, ask):
    question = ask(draft="The patient with BSN 111222333 was rude.")
    page = sign_in(cast.clara).get(f"/questions/{question.pk}/?check=1").content.decode()
    assert "What the guidelines say on the draft" in page
    assert page.count("111222333") == 1


def test_an_empty_answer_comes_back_with_its_form(cast, sign_in, ask):
    page = sign_in(cast.clara).post(f"/questions/{ask().pk}/answer/", {"text": " "})
    assert (page.status_code, "text" in page.context["answer_form"].errors) == (422, True)
    assert page.context["answer_form"].fields["text"].label == "Your answer"


def test_who_passes_it_on_is_led_back_to_the_list(cast, sign_in, ask):
    question = ask()
    browser = sign_in(cast.clara)
    answer = browser.post(f"/questions/{question.pk}/pass-on/", {"unit": cast.units.science.pk})
    assert answer.headers["Location"] == "/questions/"
    assert browser.get(f"/questions/{question.pk}/").status_code == 404


def test_it_is_taken_together_on_the_page(cast, sign_in, ask):
    first, second = ask(), ask(asker=cast.victor)
    browser = sign_in(cast.clara)
    browser.post(f"/questions/{second.pk}/merge/", {"into": first.pk})
    assert "One other colleague asked the same" in browser.get(f"/questions/{first.pk}/").content.decode()


def test_it_waits_on_the_home_page(cast, ask):
    question = ask()
    assert [each.url for each in todo.waiting_for(cast.clara)] == [f"/questions/{question.pk}/"]
    assert todo.waiting_for(cast.stan) == []
    answering.answer(Actor(cast.clara), question, text="Yes.")
    assert [each.url for each in todo.waiting_for(cast.stan)] == [f"/questions/{question.pk}/"]


def test_many_questions_are_one_line(cast, ask):
    for number in range(7):
        ask(text=f"Question {number}?")
    assert [str(each.what) for each in todo.waiting_for(cast.clara)] == ["7 questions wait for an answer"]


def test_everybody_may_begin_a_question_from_home(cast):
    assert [each.url for each in todo.shortcuts(cast.stan)] == ["/questions/new/"]


@pytest.mark.parametrize("given", ["9" * 5000, "٣", "-1", "x"])
def test_a_unit_in_the_address_that_is_none_is_passed_over(cast, sign_in, given):
    assert sign_in(cast.stan).get("/questions/new/", {"unit": given}).status_code == 200
