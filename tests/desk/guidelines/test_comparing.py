"""Two editions side by side."""

from dataclasses import replace

import pytest

from pedel.desk.guidelines.comparing import compare
from pedel.policy import Level, load_pack
from pedel.policy.clause import Bilingual

OLD = load_pack("leiden-2012")


def edition(**changed):
    """The same pack with one clause said differently."""
    clauses = tuple(replace(c, **changed) if c.id == "rule.4" else c for c in OLD if c.id != "rule.9")
    return replace(OLD, clauses=clauses)


def test_nothing_differs_from_itself():
    found = compare(OLD, OLD, "en")
    assert (found.added, found.gone, found.changed, found.same) == ([], [], [], 65)


def test_it_tells_what_came_went_and_changed_word_by_word():
    new = edition(title=Bilingual("Check your sources", "Controleer je bronnen"))
    found = compare(OLD, new, "en")
    assert [clause.id for clause in found.gone] == ["rule.9"]
    assert [clause.id for clause in compare(new, OLD, "en").added] == ["rule.9"]
    pieces = found.changed[0].fields[0].pieces
    assert [(p.how, p.text) for p in pieces] == [
        ("same", "Check your "),
        ("gone", "facts"),
        ("new", "sources"),
    ]


def test_it_says_what_a_change_means_for_drafts():
    uses = OLD["rule.4"].checks
    stricter = edition(checks=(uses[0], replace(uses[1], level={"personal": Level.ADVICE})))
    assert "now says “advice”, not “note”" in " ".join(compare(OLD, stricter, "en").changed[0].drafts)
    fewer = compare(OLD, edition(checks=uses[:1]), "en").changed[0].drafts
    assert [line.startswith("Drafts are no longer looked through for") for line in fewer] == [True]


@pytest.mark.django_db
def test_the_page_compares_what_is_installed_and_nothing_else(client):
    page = client.get("/guidelines/compare/?from=leiden-2012&to=accessible-posts")
    assert b"7 came, 65 went" in page.content
    for name in ("../leiden-2012", "/etc", "nothing", ""):
        answer = client.get("/guidelines/compare/", {"from": "leiden-2012", "to": name})
        assert answer.headers["Location"] == "/guidelines/editions/"
