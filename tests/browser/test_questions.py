"""Questions in a browser: asking with what is known, answering and publishing, the directory on a phone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from pedel.desk.questions.actions import answering, asking, contacts, guidance
from pedel.desk.questions.models import Absence, Card, Guidance, Question, Wording
from pedel.desk.record.acting import Actor

QUESTION = "May we share a clip of the jury that a visitor filmed?"


def published(cast, **fields):
    usual = {
        "question_en": "May a clip of visitors be shared?",
        "answer_en": "Ask whoever can be recognised first, and note the yes.",
        "clauses": ["privacy.permission"],
        "look_again_on": timezone.localdate() + timedelta(days=100),
    }
    fresh = Guidance(unit=cast.units.law)
    waiting = guidance.propose(Actor(cast.clara), fresh, wording=Wording(**(usual | fields)))
    guidance.approve(Actor(cast.samira), waiting)
    return Guidance.objects.get(pk=waiting.guidance_id)


def asked(cast, **fields):
    wish = Question(asked_by=cast.stan, unit=cast.units.law, text=QUESTION, language="en", **fields)
    return asking.ask(Actor(cast.stan), wish, draft="What a final! Watch the jury.")


def directory(cast):
    type(cast.clara).objects.filter(pk=cast.clara.pk).update(may_be_named_since=timezone.localdate())
    cast.clara.refresh_from_db()
    contacts.describe(
        Actor(cast.clara), Card(person=cast.clara), helps_en="Names and logos", languages=["en", "nl"]
    )
    ends = timezone.localdate() + timedelta(days=3)
    contacts.leave(Actor(cast.clara), Absence(person=cast.clara, starts=timezone.localdate(), ends=ends))
    contacts.reach(Actor(cast.sander), cast.units.root, email="social@example.org", phone="+31 71 000 000")


def test_asking_shows_what_is_known_before_anything_is_sent(page, cast, sign_in_browser):
    published(cast)
    sign_in_browser(page, cast.stan).goto("/questions/new/")
    page.get_by_label("What do you want to know?").fill(
        "May we share pictures or a clip of people who visit?"
    )
    known = page.get_by_role("region", name="What there is already")
    expect(known).to_contain_text("May a clip of visitors be shared?")
    known.get_by_text("May a clip of visitors be shared?").click()
    expect(known).to_contain_text("note the yes")
    known.get_by_role("checkbox", name="Ask the people it is about").check()
    assert not Question.objects.exists()
    page.get_by_label("Whose contact person do you ask?").select_option(str(cast.units.law.pk))
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Your question is on its way.")).to_be_visible()
    assert Question.objects.get().clauses == ["privacy.permission"]


def test_without_scripts_what_is_known_is_a_step_between(open_browser, cast, sign_in_browser, axe):
    published(cast)
    page = open_browser(java_script_enabled=False)
    sign_in_browser(page, cast.stan).goto("/questions/new/")
    page.get_by_label("What do you want to know?").fill(QUESTION)
    page.get_by_label("Whose contact person do you ask?").select_option(str(cast.units.law.pk))
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("heading", name="Does one of these answer it?")).to_be_visible()
    expect(page.get_by_label("What do you want to know?")).to_have_value(QUESTION)
    page.get_by_role("button", name="No, send my question").click()
    expect(page.get_by_text("Your question is on its way.")).to_be_visible()


def test_an_answer_becomes_guidance_under_its_clause(page, open_browser, cast, sign_in_browser, troubles):
    question = asked(cast)
    sign_in_browser(page, cast.clara).goto("/questions/?show=answer")
    page.get_by_role("link", name=QUESTION).click()
    page.get_by_label("Your answer").fill("Only when the jury agrees; note it.")
    page.get_by_role("button", name="Answer").click()
    page.get_by_role("link", name="Make guidance of it").click()
    page.get_by_label("Question, in English").fill("May a clip with people be shared?")
    page.get_by_label("Answer, in English").fill("As Stan did: ask them first.")
    page.get_by_label("Under which clauses it stands").select_option("privacy.permission")
    page.get_by_role("button", name="Propose").click()
    expect(page.get_by_role("alert").first).to_contain_text("The one who asked is named")
    troubles.clear()  # the page with what was found has status 422
    page.get_by_label("Answer, in English").fill("Ask them first, and note the yes.")
    page.get_by_role("button", name="Propose").click()
    expect(page.get_by_text("Somebody else looks at it before it appears")).to_be_visible()
    other = open_browser()
    sign_in_browser(other, cast.samira).goto("/guidance/keep/")
    other.get_by_role("link", name="May a clip with people be shared?").click()
    other.get_by_role("button", name="Publish it").click()
    expect(other.get_by_role("heading", name="May a clip with people be shared?")).to_be_visible()
    other.goto("/guidelines/privacy.permission/")
    expect(other.get_by_role("region", name="Guidance on this")).to_contain_text("May a clip with people")
    sign_in_browser(page, cast.stan).goto(f"/questions/{question.pk}/")
    page.get_by_role("button", name="This helped").click()
    expect(page.get_by_text("Good that you asked")).to_be_visible()


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_public_directory_on_a_phone(open_browser, cast, axe, language):
    directory(cast)
    phone = open_browser("phone", language=language)
    phone.goto("/contacts/")
    expect(phone.get_by_text("Clara", exact=True)).to_be_visible()
    expect(phone.get_by_text("Cees")).to_have_count(0)
    expect(phone.get_by_text("Back on" if language == "en" else "Terug op")).to_be_visible()
    axe(phone)
    assert phone.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    phone.get_by_role("searchbox").fill("rechten")
    phone.get_by_role("searchbox").press("Enter")
    expect(phone.get_by_role("heading", level=2)).to_have_count(1)


def test_its_pages_are_for_everybody(any_page, cast, sign_in_browser, axe):
    directory(cast)
    guide, question = published(cast), asked(cast)
    answering.ask_back(Actor(cast.clara), asked_again(cast), text="Which one?")
    waiting = guidance.propose(Actor(cast.cees), guide, wording=Wording(**texts(guide)))
    paths = {
        "stan": (
            "/contacts/", "/contacts/colleagues/", "/questions/", "/questions/new/",
            f"/questions/{question.pk}/", "/guidance/", f"/guidance/{guide.pk}/",
            "/guidelines/privacy.permission/",
        ),
        "clara": (
            "/questions/?show=answer", f"/questions/{question.pk}/?check=1", "/contacts/me/",
            "/contacts/units/law/", f"/guidance/new/?question={question.pk}", "/guidance/keep/",
            f"/guidance/wordings/{waiting.pk}/", f"/guidance/{guide.pk}/withdraw/",
            f"/guidance/{guide.pk}/again/",
        ),
    }  # fmt: skip
    for name, addresses in paths.items():
        sign_in_browser(any_page, getattr(cast, name))
        for address in addresses:
            assert any_page.goto(address).status == 200, address
            axe(any_page)
            assert any_page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address


def asked_again(cast):
    wish = Question(asked_by=cast.stan, unit=cast.units.law, text="And the jury's names?", language="en")
    return asking.ask(Actor(cast.stan), wish)


def texts(guide):
    names = ("question_en", "answer_en", "clauses", "look_again_on")
    return {name: getattr(guide.current, name) for name in names}
