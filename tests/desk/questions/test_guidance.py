from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from desk.questions.conftest import DRAFT, wording
from pedel.desk.notices.models import Notice
from pedel.desk.questions import access, todo
from pedel.desk.questions.actions import guidance as actions
from pedel.desk.questions.models import Guidance
from pedel.desk.questions.searching import search
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied


def test_it_waits_for_a_second_pair_of_eyes(cast, propose):
    waiting = propose()
    assert not access.guidance_for(None).exists()
    told = Notice.objects.filter(kind="questions.guidance_proposed")
    assert set(told.values_list("person__name", flat=True)) == {"Cees", "Sander"}
    with pytest.raises(Denied, match="You wrote this"):
        actions.approve(Actor(cast.clara), waiting)


@pytest.mark.parametrize("name", ["cees", "samira", "sander"])
def test_another_contact_person_or_the_steward_approves(cast, propose, name):
    actions.approve(Actor(getattr(cast, name)), propose())
    assert str(access.guidance_for(None).get()) == "May a crowd be shown?"


@pytest.mark.parametrize("name", ["stan", "emma", "anna"])
def test_nobody_else_does(cast, propose, name):
    with pytest.raises(Denied):
        actions.approve(Actor(getattr(cast, name)), propose())


def test_it_is_sent_back_with_a_reason(cast, propose):
    waiting = propose()
    with pytest.raises(ValidationError):
        actions.send_back(Actor(cast.sander), waiting, why=" ")
    actions.send_back(Actor(cast.sander), waiting, why="Say it shorter.")
    with pytest.raises(Conflict):
        actions.approve(Actor(cast.samira), waiting)


def test_it_never_names_who_asked(cast, ask, propose):
    with pytest.raises(ValidationError, match="named"):
        propose(question=ask(), answer_en="As we told Stan: yes.", explanation="He agreed.")


def test_an_identifier_cannot_be_explained_away(propose):
    with pytest.raises(ValidationError) as error:
        propose(answer_en="Not the BSN 111222333 of a student.", explanation="An example.")
    assert "explanation" not in getattr(error.value, "error_dict", {})


def test_a_passage_of_the_draft_has_to_be_explained(ask, propose):
    question = ask(draft=DRAFT)
    said = {"answer_en": f"Write: {DRAFT}", "question": question}
    with pytest.raises(ValidationError) as error:
        propose(**said)
    assert "explanation" in error.value.error_dict
    assert propose(**said, explanation="Everybody writes so.").explanation


def test_a_colleague_who_is_named_has_to_be_explained(cast, propose):
    type(cast.emma).objects.filter(pk=cast.emma.pk).update(name="Emma Zonneveld")
    with pytest.raises(ValidationError):
        propose(answer_en="Ask Emma Zonneveld first.")


@pytest.mark.parametrize(
    "fields",
    [
        {"answer_en": ""},
        {"question_en": "", "answer_en": ""},
        {"question_nl": "Mag dat?"},
        {"clauses": []},
        {"clauses": ["no.such"]},
        {"look_again_on": timezone.localdate()},
    ],
)
def test_it_refuses_what_is_not_whole(propose, fields):
    with pytest.raises(ValidationError):
        propose(**fields)
    assert not Guidance.objects.exists()


def test_a_new_wording_replaces_the_old_one_only_when_approved(cast, publish):
    guidance = publish()
    second = actions.propose(Actor(cast.cees), guidance, wording=wording(answer_en="No."))
    guidance.refresh_from_db()
    assert guidance.current.number == 1
    actions.approve(Actor(cast.clara), second)
    guidance.refresh_from_db()
    assert (guidance.current.answer, guidance.wordings.count()) == ("No.", 2)


def test_only_one_wording_waits(cast, propose):
    waiting = propose()
    with pytest.raises(Conflict):
        actions.propose(Actor(cast.cees), waiting.guidance, wording=wording())


def test_withdrawn_guidance_stays_on_record_and_says_so(cast, publish, client):
    guidance = publish()
    actions.withdraw(Actor(cast.cees), guidance, why="The rules have changed.")
    page = client.get(f"/guidance/{guidance.pk}/").content.decode()
    assert "The rules have changed." in page
    assert "nobody stands out" not in page
    assert client.get("/guidance/").content.decode().count("May a crowd") == 0
    assert Entry.objects.filter(verb="guidance.withdrawn").get().digest == guidance.current.digest()


def test_it_stands_on_the_page_of_its_clause(client, publish):
    publish()
    assert "May a crowd be shown?" in client.get("/guidelines/privacy.permission/").content.decode()
    assert "May a crowd be shown?" not in client.get("/guidelines/disclaimer/").content.decode()


def test_it_is_found_in_both_languages(publish):
    both = publish(question_nl="Mag een menigte in beeld?", answer_nl="Ja, vraag wie eruit springt.")
    publish(question_en="What of drones?", answer_en="Ask the steward about flying.")
    rows = Guidance.objects.select_related("current")
    for query in ("crowd", "CROWD shown", "menigte", "menig", "Ménigte springt"):
        assert search(rows, query) == [both], query
    assert len(search(rows, "ask")) == 2
    assert search(rows, "helicopter") == []


def test_words_in_the_question_count_more(publish):
    publish(question_en="May I?", answer_en="Drones are for the steward.")
    first = publish(question_en="May I fly drones?", answer_en="Ask.")
    assert search(Guidance.objects.all(), "drones")[0] == first


@pytest.mark.parametrize("query", ['"', "*", "a AND", "NEAR(", "x:y", "'; --", "ß", "-", "  "])
def test_no_query_breaks_the_search(publish, query, client):
    publish()
    assert client.get("/guidance/", {"q": query}).status_code == 200


def test_it_says_which_language_is_missing(publish, client):
    guidance = publish()
    assert "in English only so far" in client.get(f"/guidance/{guidance.pk}/").content.decode()


def test_the_feed_holds_what_is_published(publish, client):
    publish()
    answer = client.get("/guidance/feed/")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    assert b"May a crowd be shown?" in answer.content


def test_it_is_looked_at_again_when_its_day_comes(cast, publish):
    guidance = publish()
    assert not access.look_again(cast.clara).exists()
    with time_machine.travel(timezone.now() + timedelta(days=101), tick=False):
        assert access.look_again(cast.clara).get() == guidance
        assert any("again" in str(each.what) for each in todo.waiting_for(cast.clara))
        again = timezone.localdate() + timedelta(days=30)
        actions.look_at(Actor(cast.clara), guidance, look_again_on=again)
        assert not access.look_again(cast.clara).exists()
