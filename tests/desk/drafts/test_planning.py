from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from pedel.desk.drafts.planning import comes_twice, planned

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1)).map(
    lambda when: when.replace(second=0, microsecond=0)
)


@pytest.mark.parametrize(
    ("typed", "which", "utc"),
    [
        ("2026-11-23T09:00", "", "2026-11-23T08:00"),
        ("2026-07-23T09:00", "", "2026-07-23T07:00"),
        ("2027-03-28T01:59", "", "2027-03-28T00:59"),
        ("2027-03-28T03:00", "", "2027-03-28T01:00"),
        ("2027-10-31T02:30", "1", "2027-10-31T00:30"),
        ("2027-10-31T02:30", "2", "2027-10-31T01:30"),
        ("2027-10-31T03:00", "", "2027-10-31T02:00"),
    ],
)
def test_it_reads_a_time_in_the_institutions_zone(typed, which, utc):
    assert planned(typed, which, AMSTERDAM) == datetime.fromisoformat(utc).replace(tzinfo=UTC)


@pytest.mark.parametrize("typed", ["2027-03-28T02:00", "2027-03-28T02:30", "2027-03-28T02:59"])
def test_it_refuses_a_time_that_no_clock_shows_and_names_the_next(typed):
    with pytest.raises(ValidationError, match="next possible time is 03:00"):
        planned(typed, "", AMSTERDAM)


@pytest.mark.parametrize("which", ["", "3", "x"])
def test_it_asks_which_when_a_time_comes_twice(which):
    with pytest.raises(ValidationError, match=r"first \(CEST\) or the second \(CET\)"):
        planned("2027-10-31T02:30", which, AMSTERDAM)


@pytest.mark.parametrize("typed", ["tomorrow", "2026-13-01T09:00", "1026-01-01T09:00", "2026-01-01T09:00Z"])
def test_it_refuses_what_is_no_time(typed):
    with pytest.raises(ValidationError, match="a day and a time"):
        planned(typed, "", AMSTERDAM)


def test_nothing_means_as_soon_as_it_may():
    assert planned("  ") is None


@given(MOMENTS, st.sampled_from(["Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "UTC"]))
def test_every_moment_comes_back_as_it_was_typed(when, name):
    zone = ZoneInfo(name)
    moment = when.replace(tzinfo=UTC)
    typed = moment.astimezone(zone).strftime("%Y-%m-%dT%H:%M")
    assert planned(typed, comes_twice(moment, zone), zone) == moment


@given(MOMENTS)
def test_a_time_is_taken_or_the_next_possible_one_is_named(when):
    try:
        planned(when.isoformat(), "1", AMSTERDAM)
    except ValidationError as error:
        following = error.messages[0][-6:-1]
        later = (when.replace(tzinfo=AMSTERDAM, fold=0).astimezone(UTC)).astimezone(AMSTERDAM)
        assert later - when.replace(tzinfo=AMSTERDAM) <= timedelta(hours=1)
        assert planned(f"{when:%Y-%m-%d}T{following}", "1", AMSTERDAM)
