"""The private reminder: a file for one's own calendar, and nothing left behind."""

import logging
import os
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.utils import timezone
from icalendar import Calendar

from pedel.desk.passwords import calendar

PLAIN = "application/x-www-form-urlencoded"


def wish(**fields):
    return {"months": 6, "starts": timezone.localdate().isoformat(), "language": "en"} | fields


def event(data):
    [found] = Calendar.from_ical(data).walk("VEVENT")
    return found


@pytest.fixture
def home():
    root = Path(os.environ["PEDEL_HOME"])
    return lambda: {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()}


def test_it_leaves_nothing_behind(client, caplog, home):
    """Without the fixture `db` any query at all would fail here."""
    caplog.set_level(logging.DEBUG)
    before = home()
    page, answer = client.get("/reminder/"), client.post("/reminder/", urlencode(wish()), content_type=PLAIN)
    assert (page.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert not answer.cookies
    assert not client.cookies
    assert answer["Cache-Control"] == "no-store"
    assert not caplog.text
    assert home() == before


def test_it_does_not_look_who_is_signed_in(cast, sign_in, django_assert_num_queries):
    client = sign_in(cast.emma)
    with django_assert_num_queries(0):
        assert "Emma" not in client.get("/reminder/").content.decode()
        assert b"mma" not in client.post("/reminder/", urlencode(wish()), content_type=PLAIN).content


def test_programs_get_it_too(client):
    answer = client.post("/api/v1/access/reminder", wish(), content_type="application/json")
    assert event(answer.content)["rrule"]["interval"] == [6]


def test_a_form_of_another_kind_is_refused(client):
    assert client.post("/reminder/", wish()).status_code == 415


@pytest.mark.parametrize("starts", ["2001-01-01", "2999-01-01", "soon"])
def test_it_says_which_day_to_choose_and_keeps_the_rest(client, starts):
    answer = client.post("/reminder/", urlencode(wish(starts=starts, months=12)), content_type=PLAIN)
    assert answer.status_code == 422
    assert '<option value="12" selected>' in answer.content.decode()


@pytest.mark.parametrize(("lang", "word"), [("en", "Change"), ("nl", "Wijzig")])
def test_it_speaks_both_languages(lang, word):
    found = event(calendar.reminder(months=3, starts=date(2027, 1, 4), language=lang))
    assert str(found["summary"]).startswith(word)


@pytest.mark.parametrize("day", [28, 29, 30, 31])
def test_it_comes_back_in_months_that_are_shorter(day):
    rule = event(calendar.reminder(months=1, starts=date(2027, 1, day), language="en"))["rrule"]
    if day > 28:
        assert rule["bymonthday"] == list(range(28, day + 1))
    assert rule["freq"] == ["MONTHLY"]


def test_two_people_get_two_files_that_tell_nobody_apart():
    first, second = (calendar.reminder(months=3, starts=date(2027, 1, 4), language="en") for _ in "ab")
    assert event(first)["uid"] != event(second)["uid"]
    assert event(first)["dtend"].dt - event(first)["dtstart"].dt == timedelta(days=1)
