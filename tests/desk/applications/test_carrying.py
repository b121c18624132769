"""The arithmetic: shown in plain words, with whose figures they are, and no mark at the end."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pedel.desk.applications.carrying import duration, minutes_needed, minutes_there, posts_a_week, sums
from pedel.desk.applications.models import Application


def plan(cast=None, **fields):
    usual = {
        "posts": 2, "per": "week", "languages": ["en", "nl"], "samples": ["a", "b", "c"],
        "owner_hours": Decimal(3), "deputy_hours": Decimal("1.5"),
    }  # fmt: skip
    people = {"owner": cast.olga, "deputy": cast.stan} if cast else {}
    return Application(**(usual | people | fields))


def said(application, title):
    found = next(each for each in sums(application) if each.title == title)
    return found.carries, " ".join((*found.lines, found.so)).replace("\u00a0", " ")


def test_two_posts_in_two_languages_and_ten_minutes_a_day(cast):
    assert minutes_needed(plan()) == 2 * (60 + 20) + 5 * 10
    carries, words = said(plan(cast), "Do the hours carry it?")
    assert carries is True
    assert "60 minutes, and 1 × 20 for further languages: 80" in words
    assert "Needed each week: 3 h 30 min." in words
    assert "There each week: 4 h 30 min." in words
    assert "with 1 h to spare" in words


def test_it_says_what_is_lacking(cast):
    carries, words = said(plan(cast, posts=5), "Do the hours carry it?")
    assert carries is False
    assert "Each week 3 h are lacking" in words


def test_it_says_which_other_accounts_somebody_keeps(cast):
    words = said(plan(cast), "Do the hours carry it?")[1]
    assert "Olga has 3 h. Keeps 2 other accounts." in words
    assert "Stan has 1 h 30 min. There" in words


def test_the_figures_are_the_institutions(cast, settings, monkeypatch):
    from dataclasses import replace

    settings.PEDEL = replace(settings.PEDEL, opening_post_minutes=30, opening_language_minutes=5)
    assert minutes_needed(plan()) == 2 * 35 + 50


def test_the_first_thirty_days_are_counted(cast):
    assert said(plan(), "Is there enough to tell?") == (
        True,
        "2 posts a week are planned. In the first 30 days that makes 9 posts. "
        "3 of them are written here. 6 still have to come from the sources named above.",
    )
    assert said(plan(samples=["a"]), "Is there enough to tell?")[0] is False
    assert said(plan(posts=1, per="month", samples=["a"]), "Is there enough to tell?")[0] is True


@pytest.mark.parametrize("hours", [None, Decimal(0), Decimal("1.5"), Decimal(9)])
def test_who_stands_in_and_with_how_much(cast, hours):
    carries, words = said(plan(cast, deputy_hours=hours), "Who stands in?")
    assert carries is {None: None, Decimal(0): False}.get(hours, True)
    assert words


def test_while_something_is_missing_it_says_so_and_nothing_more(cast):
    empty = Application()
    assert [each.carries for each in sums(empty)] == [None, None, None]
    assert all(each.so and not each.lines for each in sums(empty))


@given(posts=st.integers(1, 500), languages=st.integers(0, 6), hours=st.integers(0, 60))
def test_more_to_do_never_needs_less(posts, languages, hours):
    few = plan(posts=posts, languages=["en"] * languages, owner_hours=Decimal(hours))
    more = plan(posts=posts + 1, languages=["en"] * (languages + 1), owner_hours=Decimal(hours))
    assert minutes_needed(more) > minutes_needed(few)
    assert minutes_there(more) == minutes_there(few) == hours * 60 + 90


@given(posts=st.integers(1, 500))
def test_a_month_is_fifty_two_twelfths_of_a_week(posts):
    assert posts_a_week(plan(posts=posts, per="month")) * 52 / 12 == pytest.approx(Decimal(posts))


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 min"), (59, "59 min"), (60, "1 h"), (275, "4 h 35 min")]
)
def test_minutes_are_said_as_people_say_them(minutes, words):
    assert duration(minutes) == words.replace(" ", "\u00a0")
