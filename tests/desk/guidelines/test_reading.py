"""The guidelines to read, on pages and over the API."""

import pytest

from pedel.desk.guidelines import shelf
from pedel.desk.guidelines.searching import lit, search

CLAUSES = [clause for pack in shelf.in_force() for clause in pack]
pytestmark = pytest.mark.django_db


def found(query):
    return [one.clause.id for one in search(shelf.in_force(), query)]


def test_it_shows_every_clause_to_everybody(client):
    page = client.get("/guidelines/").content.decode()
    assert all(f'href="/guidelines/{clause.id}/"' in page for clause in CLAUSES)


@pytest.mark.parametrize("path", ["", "?q=logo", "rules/", "editions/", "disclaimer/"])
def test_it_neither_looks_who_reads_nor_sets_a_cookie(cast, sign_in, client, path):
    assert not client.get(f"/guidelines/{path}").cookies
    assert cast.emma.name.encode() not in sign_in(cast.emma).get(f"/guidelines/{path}").content


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.id)
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_it_has_a_page_for_every_clause(client, clause, lang):
    page = client.get(f"/guidelines/{clause.id}/", headers={"accept-language": lang})
    assert page.status_code == 200
    assert f"<code>{clause.id}</code>" in page.content.decode()


def test_a_page_asks_the_database_a_fixed_number_of_times(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):  # whether a text is attached, and the guidance under the clause
        client.get("/guidelines/confidentiality/")


def test_it_answers_404_for_a_clause_that_is_not_there(client):
    assert client.get("/guidelines/no.such-clause/").status_code == 404


def test_it_leads_from_each_clause_to_the_next_and_back(client):
    first, second = CLAUSES[0].id, CLAUSES[1].id
    assert f'rel="next" class="clause-after" href="/guidelines/{second}/"' in (
        client.get(f"/guidelines/{first}/").content.decode()
    )
    assert f'rel="prev" href="/guidelines/{first}/"' in client.get(f"/guidelines/{second}/").content.decode()


def test_it_shows_the_rights_that_shield_beside_a_clause(client):
    assert b'href="/guidelines/academic-freedom/"' in client.get("/guidelines/confidentiality/").content


def test_it_shows_the_ten_rules_on_a_card(client):
    page = client.get("/guidelines/rules/").content.decode()
    assert [f"/guidelines/rule.{number}/" in page for number in range(1, 11)] == [True] * 10


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("wachtwoord", "brand.passwords"),
        ("passwords", "brand.passwords"),
        ("disclaimer", "disclaimer"),
        ("rule.6", "rule.6"),
        ("brand.hacked", "brand.hacked"),
        ("academische vrijheid", "academic-freedom"),
        ("ACADEMIC freed", "academic-freedom"),
        ("auteursrecht", None),
    ],
)
def test_search_gives_the_best_first_in_both_languages(query, first):
    assert next(iter(found(query)), None) == first


def test_search_finds_some_words_when_not_all_are_there():
    assert "brand.passwords" in found("password xyzzy")
    assert found("xyzzy") == []


def test_search_marks_words_and_escapes_the_rest():
    assert lit("A <b>Café</b> & more", "cafe") == "A &lt;b&gt;<mark>Café</mark>&lt;/b&gt; &amp; more"


def test_search_shows_nothing_of_a_query_unescaped(client):
    assert b"<script>alert" not in client.get("/guidelines/?q=<script>alert(1)</script>").content


def test_search_says_where_a_word_stands_that_the_summary_does_not_show(client):
    assert b"<mark>student</mark>" in client.get("/guidelines/?q=student-assistant").content


def test_the_api_lists_finds_and_gives(client):
    assert len(client.get("/api/v1/clauses?limit=200").json()["items"]) == len(CLAUSES)
    assert client.get("/api/v1/clauses?q=logo").json()["items"][0]["id"].startswith("logo.")
    assert client.get("/api/v1/clauses/disclaimer").json()["verbatim_state"] == "none"
    assert client.get("/api/v1/clauses/nothing").status_code == 404
    accounts = {
        tuple(clause["accounts"]) for clause in client.get("/api/v1/clauses?account=brand").json()["items"]
    }
    assert all("brand" in account for account in accounts)
