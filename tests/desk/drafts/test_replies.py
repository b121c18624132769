import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from pedel.desk.drafts import access, actions
from pedel.desk.drafts.findings import findings
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.questions import questions
from pedel.desk.drafts.reports import open_points, reports
from pedel.desk.drafts.states import State, move
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied

FIGURE = "40% of our students work nights."


@pytest.fixture
def figured(cast, draft, save):
    """The draft with a figure that names no source."""
    save(cast.emma, text=FIGURE)
    return access.draft_for(cast.emma, draft.pk)


def kinds(draft):
    return [point.kind for point in open_points(access.draft_for(draft.author, draft.pk))]


def key_of(draft, level):
    return next(entry.shown.key for entry in findings(draft, "en") if entry.shown.level == level)


def test_it_holds_every_account_against_the_guidelines_with_its_own_profile(cast, figured):
    (law, sky) = reports(figured)
    assert law.report.draft.account == "brand"
    assert (law.report.draft.profile.handle, law.report.draft.network) == (
        "examplelaw@social.example",
        "mastodon",
    )
    assert sky.report.draft.network == "bluesky"


def test_it_checks_the_same_content_once(cast, figured):
    assert [one.report for one in reports(figured)] == [one.report for one in reports(figured)]
    assert all(a.report is b.report for a, b in zip(reports(figured), reports(figured), strict=True))


def test_it_shows_a_finding_once_for_all_accounts(cast, figured):
    found = [entry for entry in findings(figured, "en") if entry.shown.level == "answer"]
    assert [len(entry.accounts) for entry in found] == [2]


def test_a_reason_sets_a_finding_aside(cast, figured):
    assert "answer" in kinds(figured)
    actions.set_aside(
        Actor(cast.emma), figured, key=key_of(figured, "answer"), reason="Our own count of today."
    )
    assert "answer" not in kinds(figured)


def test_the_record_names_the_clause_and_never_the_reason(cast, figured):
    actions.set_aside(Actor(cast.emma), figured, key=key_of(figured, "answer"), reason="A particular reason")
    entry = Entry.objects.first()
    assert (entry.verb, entry.facts["clause"]) == ("finding.set_aside", "brand.sources")
    assert "particular" not in str(entry.facts)


def test_a_reason_falls_when_the_passage_changes(cast, figured, save):
    actions.set_aside(Actor(cast.emma), figured, key=key_of(figured, "answer"), reason="Our own count.")
    save(cast.emma, text="50% of our students work nights.")
    assert "answer" in kinds(figured)


def test_a_reason_stays_when_only_other_words_change(cast, figured, save):
    actions.set_aside(Actor(cast.emma), figured, key=key_of(figured, "answer"), reason="Our own count.")
    save(cast.emma, text=f"Good morning! {FIGURE}")
    assert "answer" not in kinds(figured)


def test_a_reason_can_be_taken_back(cast, figured):
    key = key_of(figured, "answer")
    actions.set_aside(Actor(cast.emma), figured, key=key, reason="Our own count.")
    actions.reopen(Actor(cast.emma), figured, key=key)
    assert "answer" in kinds(figured)


def test_no_reason_sets_aside_what_cannot_go_out(cast, draft, save):
    save(cast.emma, text="Het BSN van mijn student is 111222333.")
    draft = access.draft_for(cast.emma, draft.pk)
    with pytest.raises(ValidationError, match="Change the text"):
        actions.set_aside(Actor(cast.emma), draft, key=key_of(draft, "stop"), reason="I want to")
    assert "stop" in kinds(draft)


def test_a_reason_needs_words_and_a_finding(cast, figured):
    with pytest.raises(ValidationError, match="Write something"):
        actions.set_aside(Actor(cast.emma), figured, key=key_of(figured, "answer"), reason="  ")
    with pytest.raises(Conflict, match="no longer found"):
        actions.set_aside(Actor(cast.emma), figured, key="0" * 64, reason="why not")


def test_only_who_writes_gives_reasons(cast, figured):
    with pytest.raises(Denied):
        actions.set_aside(Actor(cast.anna), figured, key=key_of(figured, "answer"), reason="I approve")


@pytest.mark.parametrize("state", [State.WAITING, State.APPROVED])
def test_a_reason_is_an_edit_too(cast, figured, state):
    key = key_of(figured, "answer")
    move(figured, State.WRITING, to=state)
    actions.set_aside(Actor(cast.emma), figured, key=key, reason="Our own count.")
    assert Draft.objects.get().state == State.WRITING


def test_every_question_waits_for_an_answer(cast, draft):
    asked = [put for put in questions(draft, "en") if not put.is_about_facts]
    for put in asked:
        actions.answer(
            Actor(cast.emma), draft, clause=put.clause.id, question=put.id, word="no", remark="none"
        )
    left = [point.clause for point in open_points(access.draft_for(cast.emma, draft.pk))]
    assert left == ["brand.accuracy"]


def test_a_listed_fact_answers_the_question_who_checked(cast, draft):
    about_facts = {"claim": "Opens at nine", "source": "The library's page", "checked_by": "Olga"}
    fact = actions.list_fact(Actor(cast.emma), draft, **about_facts)
    assert not [p for p in open_points(draft) if p.clause == "brand.accuracy"]
    actions.remove_fact(Actor(cast.emma), draft, fact=fact.pk)
    assert [p for p in open_points(draft) if p.clause == "brand.accuracy"]


def test_an_answer_is_one_of_three_words_to_a_question_that_is_asked(cast, draft):
    with pytest.raises(ValidationError, match="yes, no"):
        actions.answer(Actor(cast.emma), draft, clause="brand.approval", question="views", word="perhaps")
    with pytest.raises(Conflict, match="no longer asked"):
        actions.answer(Actor(cast.emma), draft, clause="brand.approval", question="weather", word="yes")


def test_an_empty_text_and_one_too_long_cannot_go(cast, draft, save):
    save(cast.emma, text="a" * 310)
    assert kinds(draft)[0] == "limit"
    save(cast.emma, text="")
    assert kinds(draft)[:2] == ["empty", "empty"]


def test_it_says_what_is_open_in_the_readers_language(cast, figured):
    english = next(p.text for p in open_points(figured) if p.kind == "answer")
    with override("nl"):
        assert next(p.text for p in open_points(figured) if p.kind == "answer") != english


def test_the_page_answers_in_place(cast, figured, sign_in):
    client = sign_in(cast.emma)
    key = key_of(figured, "answer")
    told = client.post(f"/drafts/{figured.pk}/reasons/", {"key": key, "reason": "Our own count."})
    assert (told.status_code, told.json()["state"]) == (200, "writing")
    assert client.post(f"/drafts/{figured.pk}/reasons/", {"key": key, "reason": " "}).status_code == 422
    assert "Our own count." in client.get(f"/drafts/{figured.pk}/").content.decode()
    assert client.post(f"/drafts/{figured.pk}/reasons/back/", {"key": key}).status_code == 200
