"""Two tabs, typed text, and what a page is told."""

import pytest

from pedel.desk.drafts import pace
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.states import State, move
from pedel.desk.record.models import Entry

FIELDS = {"kind": "news", "language": "auto", "topics": "", "planned_for": "", "which": ""}


@pytest.fixture
def post(draft, sign_in):
    def posted(person, where="save", **fields):
        fields = FIELDS | {"version": draft.version} | fields
        return sign_in(person).post(f"/drafts/{draft.pk}/{where}/", fields)

    return posted


def test_it_saves_what_was_typed(cast, draft, post):
    told = post(cast.emma, text="The library opens at ten.", topics="books,  opening hours").json()
    assert (told["version"], told["state"]) == (2, "writing")
    saved = Draft.objects.get()
    assert (saved.text, saved.topics) == ("The library opens at ten.", ["books", "opening hours"])


def test_it_keeps_lines_as_they_were_typed(cast, draft, post):
    post(cast.emma, text="one\r\ntwo")
    assert Draft.objects.get().text == "one\ntwo"


def test_it_saves_nothing_twice(cast, draft, post):
    before = Entry.objects.count()
    assert post(cast.emma, text=draft.text).json()["version"] == 1
    assert Entry.objects.count() == before


def test_the_second_tab_is_told_who_saved_what(cast, draft, post):
    post(cast.olga, text="The library opens at ten on Monday.")
    answer = post(cast.emma, text="The library closes at nine on Monday.")
    told = answer.json()
    assert answer.status_code == 409
    assert told["detail"].startswith("Olga changed this draft")
    assert told["theirs"]["text"] == "The library opens at ten on Monday."
    assert "<del>opens</del>" in told["html"]
    assert "<ins>closes</ins>" in told["html"]
    assert Draft.objects.get().text == "The library opens at ten on Monday."


def test_it_says_it_when_the_other_tab_is_ones_own(cast, draft, post):
    post(cast.emma, text="Typed in one window")
    told = post(cast.emma, text="Typed in another").json()
    assert told["detail"].startswith("You changed this draft in another window")


def test_the_second_tab_can_then_save_on_what_it_has_seen(cast, draft, post):
    post(cast.olga, text="Olga's")
    version = post(cast.emma, text="Emma's").json()["version"]
    assert post(cast.emma, text="Emma's", version=version).status_code == 200
    assert Draft.objects.get().text == "Emma's"


def test_two_who_save_at_the_same_moment_do_not_overwrite_each_other(cast, draft, save, at_once):
    pass_on = at_once(
        lambda: save(cast.emma, version=1, text="Emma's"), lambda: save(cast.olga, version=1, text="Olga's")
    )
    assert sorted(type(outcome).__name__ for outcome in pass_on) == ["Conflict", "Draft"]
    assert Draft.objects.get().version == 2


def test_an_edit_takes_back_what_was_approved(cast, draft, post):
    move(draft, State.WRITING, to=State.APPROVED)
    assert post(cast.emma, text="other").json()["state"] == "writing"


def test_it_says_what_cannot_be_read(cast, draft, post):
    answer = post(cast.emma, text="a", planned_for="tomorrow")
    assert answer.status_code == 422
    assert answer.json()["errors"] == {"planned_for": ["Give a day and a time."]}
    assert post(cast.emma, text="a", version="x").status_code == 422


def test_it_asks_which_of_two_hours_is_meant(cast, draft, post):
    told = post(cast.emma, text="a", planned_for="2027-10-31T02:30").json()
    assert told["twice"]
    assert post(cast.emma, text="a", planned_for="2027-10-31T02:30", which="2").status_code == 200
    assert Draft.objects.get().planned_for.isoformat() == "2027-10-31T01:30:00+00:00"


def test_it_slows_down_a_script_gone_wild(cast, draft, post, monkeypatch):
    monkeypatch.setattr(pace, "SAVES_A_MINUTE", 0)
    answer = post(cast.emma, text="again")
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert Draft.objects.get().version == 1


@pytest.mark.parametrize(("name", "status"), [("anna", 403), ("clara", 403), ("stan", 404), ("sofie", 404)])
def test_it_saves_for_nobody_else(cast, draft, post, name, status):
    assert post(getattr(cast, name), text="mine").status_code == status
    assert Draft.objects.get().version == 1


def test_it_looks_at_what_is_not_saved_yet_and_saves_nothing(cast, draft, post):
    before = Entry.objects.count()
    told = post(cast.emma, "look", text="Het BSN van mijn student is 111222333.").json()
    assert 'data-level="stop"' in told["html"]["findings"]
    assert "111222333" not in told["html"]["findings"]
    assert told["spans"]["shared"][0]["start"] > 0
    assert (Draft.objects.get().version, Entry.objects.count()) == (1, before)


def test_it_underlines_an_own_wording_in_its_own_tab(cast, draft, post):
    own = {f"variant-{cast.accounts.sky.pk}": "40% of students agree."}
    spans = post(cast.emma, "look", text="Good morning.", **own).json()["spans"]
    assert list(spans) == [str(cast.accounts.sky.pk)]


def test_it_counts_as_each_network_does(cast, draft, post):
    told = post(cast.emma, "look", text="a" * 310).json()
    assert "310 / 500" in told["counters"][str(cast.accounts.law.pk)]
    assert "10 too many" in told["counters"][str(cast.accounts.sky.pk)]
    assert "from here on too long" in told["html"]["preview"]
