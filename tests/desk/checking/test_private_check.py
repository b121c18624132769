"""The private check over its page and its API."""

from urllib.parse import urlencode

import jsonschema_rs
import pytest

from pedel.policy.render.json import SCHEMA_FILE

MINE = "I think the new timetable at Leiden University asks too much of first-year students."
PLAIN = "application/x-www-form-urlencoded"


def ask(client, path="/check/", **fields):
    form = {"text": MINE, "account": "personal", "lang": "auto", **fields}
    return client.post(path, urlencode(form), content_type=PLAIN)


def test_it_needs_no_sign_in_and_sets_no_cookie(client):
    for page in (client.get("/check/"), ask(client), ask(client, "/check/live/")):
        assert page.status_code == 200
        assert not page.cookies
        assert page.headers["Cache-Control"] == "no-store"


def test_it_answers_without_scripts_and_keeps_what_was_typed(client):
    page = ask(client, bio="Historian").content.decode()
    assert MINE in page
    assert "Historian" in page
    assert 'href="/guidelines/disclaimer/"' in page


def test_it_offers_the_disclaimer_for_text_and_profile(client):
    page = ask(client, "/check/live/").content.decode()
    assert 'data-put="text"' in page
    assert 'data-put="bio"' in page


def test_it_is_content_once_the_profile_says_whose_view_it_is(client):
    said = (
        "The posts on this site are my own and do not represent the strategy or policy of Leiden University."
    )
    assert "disclaimer" not in ask(client, "/check/live/", bio=said).content.decode()


def test_it_speaks_the_language_that_the_page_has(client):
    page = ask(client, "/check/live/", reader="nl").content.decode()
    assert "Zet het in het profiel" in page
    assert "Zeg dat je namens jezelf spreekt" in page


def test_it_marks_the_same_places_whatever_ends_a_line(client):
    page = ask(client, "/check/live/", text=f"One.\r\n{MINE}").content.decode()
    assert 'data-start="34"' in page


def test_it_never_shows_a_protected_number(client):
    page = ask(client, "/check/live/", text="His student number is s1234567, ask him.")
    assert b"1234567" not in page.content
    assert b"finding-stop" in page.content


@pytest.mark.parametrize("path", ["/check/", "/check/live/"])
def test_it_says_kindly_that_a_text_is_too_long(client, path):
    page = ask(client, path, text="x" * 20_001)
    assert page.status_code == 422
    assert b"Check it in parts" in page.content


def test_it_takes_the_longest_text_in_any_letters(client):
    assert ask(client, text="𝕏" * 20_000).status_code == 200


@pytest.mark.parametrize("path", ["/check/", "/check/live/"])
def test_it_refuses_a_body_that_is_larger_than_any_draft(client, path):
    assert ask(client, path, text="x" * 450_000).status_code == 413


def test_it_takes_no_files(client):
    assert client.post("/check/", {"text": MINE}).status_code == 415


def test_it_shows_what_stands_on_the_authors_side(client):
    text = "The reorganisation plan is confidential and not yet public, but the board wants to close us."
    page = ask(client, "/check/live/", text=text).content.decode()
    assert 'href="/guidelines/academic-freedom/"' in page


def test_it_tells_two_clauses_that_say_the_same_in_one_place(client):
    page = ask(client, "/check/live/").content.decode()
    assert page.count("<article") == 1
    assert 'href="/guidelines/rule.6/"' in page


def test_it_counts_pictures_and_reads_their_descriptions(client):
    page = ask(client, "/check/live/", text="Snow in the garden.", pictures="2", alt_1="photo")
    assert b"accessible.alt" in page.content


def post(client, body):
    return client.post("/api/v1/check", body, content_type="application/json")


def test_the_api_answers_by_its_schema_without_sign_in(client):
    answer = post(client, {"text": MINE, "profile": {"bio": "Historian"}, "media": [{"name": "a.jpg"}]})
    jsonschema_rs.validator_for(SCHEMA_FILE.read_text("utf-8")).validate(answer.json())
    assert answer.json()["verdict"] == "look-again"
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_api_takes_no_more_than_the_page(client):
    assert post(client, {"text": "x" * 20_001}).status_code == 422
    assert post(client, {"text": "x" * 450_000}).status_code == 413
