"""From matches to findings: levels, masks, repetition, questions, cards and the verdict."""

from datetime import date
from pathlib import Path

import pytest

from pedel.policy import Draft, DraftError, Media, Profile, check, load_pack
from pedel.policy.engine import excerpt, masked

TINY = load_pack(Path(__file__).parent / "packs" / "tiny")
DAY = date(2026, 3, 2)


def report(text: str = "", **fields):
    return check(Draft(text, **fields), TINY, day=DAY)


def test_a_draft_with_nothing_in_it_is_clear():
    assert report("Good morning").verdict == "clear"
    assert report("").findings == ()


def test_a_finding_points_into_the_original():
    text = "Zie \u200bﬁjn http://example.org/x!"
    [finding] = report(text).findings
    assert text[finding.start : finding.end] == "http://example.org/x"


def test_the_level_depends_on_the_kind_of_account():
    text = "See http://example.org/x"
    assert report(text).verdict == "look-again"
    assert report(text, account="brand").verdict == "answer-first"


def test_a_note_is_good_to_know_and_leaves_the_draft_clear():
    noted = report("See https://bit.ly/x")
    assert [finding.level.word for finding in noted.findings] == ["note"]
    assert noted.verdict == "clear"


def test_the_message_speaks_the_asked_language():
    [finding] = report("See http://example.org/x").findings
    assert finding.message("en") == "You give a link over plain http (http://example.org/x)."
    assert finding.message("nl") == "Je geeft een link over gewoon http (http://example.org/x)."


def test_it_looks_at_profile_alt_texts_and_file_names_too():
    found = report(
        "Hello",
        profile=Profile(bio="http://a.example.org", name="http://b.example.org"),
        media=(Media(alt="http://c.example.org"), Media(name="http://d.example.org")),
    ).findings
    assert [finding.where for finding in found] == ["name", "bio", "alt.1", "file.2"]


def test_a_parameter_of_the_pack_counts():
    assert report("See http://example.net/x").findings == ()


def test_a_right_stands_beside_the_finding_it_shields_from():
    [finding] = report("See http://example.org/x").findings
    assert finding.shielded_by == ("freedom",)


def test_questions_and_cards_come_when_they_fit():
    with_link = report("See https://example.org/x")
    assert [question.id for question in with_link.questions] == ["reads"]
    assert report("No link").questions == ()
    assert [card.id for card in with_link.cards] == ["freedom"]
    assert report("x", account="brand").cards == ()


def test_it_says_what_it_did_not_look_at():
    assert report("Hello there").unchecked == ("profile",)
    drawn = report("Look at https://example.org", media=(Media(alt="A bridge"),), profile=Profile())
    assert drawn.unchecked == ("pictures", "links")
    german = "Die Vorlesung findet am Donnerstag im grossen Hörsaal statt."
    assert "language" in report(german, profile=Profile()).unchecked


def test_the_same_draft_pack_and_day_give_the_same_report():
    draft = Draft("See http://example.org/x and https://bit.ly/y", profile=Profile(bio="x"))
    one, other = check(draft, TINY, day=DAY), check(draft, TINY, day=DAY)
    assert one.findings == other.findings
    assert one.questions == other.questions


def test_the_digest_changes_with_every_part_of_the_content():
    drafts = [
        Draft("a"),
        Draft("b"),
        Draft("a\u200b"),
        Draft("a", account="brand"),
        Draft("a", profile=Profile()),
        Draft("a", media=(Media(alt=""),)),
        Draft("a\ud800"),
    ]
    assert len({draft.digest() for draft in drafts}) == len(drafts)


def test_two_packs_add_up():
    both = TINY + load_pack(Path(__file__).parent / "packs" / "tiny")
    assert both.id == "tiny-1+tiny-1"
    assert len(both.clauses) == 4


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"text": 7}, "text must be a string, not int"),
        ({"text": "x" * 1_000_001}, "at most 1,000,000"),
        ({"text": "x", "account": "mine"}, "account must be one of personal, brand"),
        ({"text": "x", "lang": "de"}, "lang must be one of"),
    ],
)
def test_a_draft_that_cannot_be_checked_says_why(fields, problem):
    with pytest.raises(DraftError, match=problem):
        Draft(**fields)


def test_masking_keeps_every_place():
    assert masked("my pin is 1234!", [(10, 14)]) == "my pin is ••••!"


def test_an_excerpt_never_shows_what_is_masked():
    assert excerpt("the pin 1234 is it", 4, 15, [(8, 12)]) == "pin •••• is"
    assert excerpt("x" * 200, 0, 200, []) == "x" * 79 + "…"
