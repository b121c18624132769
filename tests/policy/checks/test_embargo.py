"""What is not public yet: told to those who may know, and nothing given away to others."""

from datetime import UTC, datetime

import pytest

from pedel.policy import Draft, Media, check, load_pack
from pedel.policy.checks.embargo import Knowing
from pedel.policy.fingerprints import Embargo, Embargoes, facts_made, made
from pedel.policy.render.json import to_json
from policy.knowing import told

LEIDEN = load_pack("leiden-2012")
KEY = b"a secret of thirty-two bytes ..."
RELEASE = datetime(2026, 3, 5, 9, tzinfo=UTC)
BEFORE, AFTER = datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 6, tzinfo=UTC)
NEWS = {
    "en": "Botanists of the Hortus have grown a tulip that keeps its colour for eleven weeks without water",
    "nl": "Botanici van de Hortus kweekten een tulp die elf weken lang zonder water haar kleur behoudt",
}
FACT = {
    "en": "Guess who: Anna Tulp is our next rector!",
    "nl": "Raad eens: Anna Tulp wordt de nieuwe rector!",
}


def item(url="https://www.universiteitleiden.nl/en/news/tulip"):
    texts = " . ".join(NEWS.values())
    return Embargo(
        "tulip", made(texts, KEY), facts_made([("Anna Tulp", "rector")], KEY), RELEASE, "The tulip", url
    )


def knowing(now=BEFORE, ids=("tulip",), **more):
    return Knowing(Embargoes([item(**more)], KEY), now, frozenset(ids))


def categories(text, known):
    return [(match.category, match.ask) for match in told("embargo", Draft(text), known)]


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_who_may_know_is_told_what_it_is(lang):
    (match,) = told("embargo", Draft(f"Listen! {NEWS[lang]}. Wow."), knowing())
    assert (match.category, match.values["title"], match.values["when"]) == (
        "passage",
        "The tulip",
        "2026-03-05 09:00",
    )
    shown = match.part.text.clean[match.start : match.end]
    assert shown in NEWS[lang]
    assert len(shown.split()) >= len(NEWS[lang].split()) - 2
    assert categories(FACT[lang], knowing()) == [("facts", False)]


@pytest.mark.parametrize("text", [*NEWS.values(), *FACT.values()])
def test_who_may_not_know_is_asked_what_anybody_might_be(text):
    known = knowing(ids=())
    assert categories(text, known) == [("discreet", True)]
    asked = to_json(check(Draft(text, account="brand", lang="en"), LEIDEN, known={"embargo": known}))
    assert "communications department" in asked
    for secret in ("The tulip", "2026-03-05", "universiteitleiden.nl/en/news"):
        assert secret not in asked
    assert not [
        one for one in check(Draft(text), LEIDEN, known={"embargo": known}).findings if one.check == "embargo"
    ]


def test_the_discreet_question_is_put_once_and_points_nowhere():
    draft = Draft(NEWS["en"], media=(Media(alt=NEWS["nl"]),))
    (match,) = told("embargo", draft, knowing(ids=()))
    assert (match.part.where, match.start, match.end, match.suggestion) == ("text", 0, 0, "")


@pytest.mark.parametrize("ids", [(), ("tulip",)])
def test_once_it_is_out_the_original_is_to_be_linked(ids):
    (match,) = told("embargo", Draft(NEWS["en"]), knowing(AFTER, ids))
    assert (match.category, match.suggestion) == (
        "released",
        "https://www.universiteitleiden.nl/en/news/tulip",
    )
    linked = NEWS["en"] + " https://universiteitleiden.nl/en/news/tulip/"
    assert told("embargo", Draft(linked), knowing(AFTER, ids)) == []
    assert told("embargo", Draft(NEWS["en"]), knowing(AFTER, ids, url="")) == []


def test_an_alternative_text_gives_it_away_as_well():
    (match,) = told("embargo", Draft("", media=(Media(alt=NEWS["en"]),)), knowing())
    assert match.part.where == "alt.1"


@pytest.mark.parametrize("known", [None, Knowing(Embargoes([], KEY), BEFORE), knowing()])
def test_anything_else_is_left_alone(known):
    texts = (
        "The tulips in the Hortus are in flower.",
        "Anna Tulp gives a lecture.",
        "De nieuwe rector komt.",
    )
    assert [categories(text, known) for text in texts] == [[], [], []]


@pytest.mark.parametrize(
    ("text", "ids", "now", "clause"),
    [
        (NEWS["en"], ("tulip",), BEFORE, "scope.unpublished"),
        (FACT["nl"], ("tulip",), BEFORE, "scope.unpublished"),
        (NEWS["nl"], (), AFTER, "news.original-source"),
    ],
)
def test_each_goes_to_its_clause(text, ids, now, clause):
    findings = check(Draft(text, account="brand"), LEIDEN, known={"embargo": knowing(now, ids)}).findings
    assert [one.clause.id for one in findings if one.check == "embargo"] == [clause]
