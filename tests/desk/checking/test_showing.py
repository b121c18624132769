"""A report as pages show it."""

from hypothesis import given
from hypothesis import strategies as st

from pedel.desk import packs
from pedel.desk.checking.advice import advice
from pedel.desk.checking.showing import asked, shown
from pedel.policy import Draft, Media, Profile, check

MINE = "I think the new timetable at Leiden University asks too much of first-year students."
WORDS = st.sampled_from("Rowing 😀 at dawn, quietly.\n Oars! Één boot".split(" "))


def of(text, lang="en", **more):
    return shown(check(Draft(text, **more), packs.in_force()), lang)


@given(st.lists(WORDS, max_size=8).map(" ".join))
def test_a_finding_keeps_its_key_while_its_passage_stands(before):
    number = "My student number is s1234567."
    keys = [one.key for one in of(number) if one.level == "stop"]
    assert set(keys) <= {one.key for one in of(f"{before} {number}")}


def test_another_passage_has_another_key():
    one, other = (of(f"My student number is {n}.")[0].key for n in ("s1234567", "s7654321"))
    assert one != other


def test_nothing_shown_holds_a_protected_value():
    for lang in ("en", "nl"):
        assert "1928374" not in repr(of("Her student number is s1928374; s1928374!", lang))


def test_it_says_where_a_suggestion_goes():
    text = f"{MINE} See you on Sunday 7 November 2026! #openlegalday"
    places = {one.suggestion: one.places for one in of(text) if one.suggestion}
    assert places.pop("#OpenLegalDay") == ("here",)
    assert places.pop("Saturday 7 November 2026") == ("here",)
    assert set(places.values()) == {("bio", "text")}
    assert all(one.places == () for one in of(text) if not one.suggestion)


def test_it_names_the_part_of_a_draft_that_it_speaks_of():
    found = of(
        "Snow.", profile=Profile(bio="Call 0612345678 or mail a.b@home.example"), media=(Media(alt="photo"),)
    )
    assert {one.where for one in found} >= {"bio", "alt.1"}


def test_questions_speak_the_readers_language():
    report = check(Draft(MINE), packs.in_force())
    assert [q.text for q in asked(report, "en")] != [q.text for q in asked(report, "nl")]


def test_advice_shows_no_more_than_can_be_read():
    told = advice(check(Draft("#openlegalday " * 150), packs.in_force()), "en")
    assert (len(told.told), told.more) == (100, 50)
