from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from pedel.desk.questions.hours import due_after

HERE = ZoneInfo("Europe/Amsterdam")
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))
HOURS = st.integers(1, 500)


def test_two_working_days_from_friday_noon_end_on_tuesday_noon():
    friday = datetime(2026, 11, 20, 12, tzinfo=HERE)
    assert due_after(friday, 48) == datetime(2026, 11, 24, 12, tzinfo=HERE)


def test_a_weekend_does_not_count():
    saturday = datetime(2026, 11, 21, 15, tzinfo=HERE)
    assert due_after(saturday, 24) == datetime(2026, 11, 24, 0, tzinfo=HERE)


@given(MOMENTS, HOURS)
def test_it_is_never_due_on_a_weekend_or_before_so_many_hours(start, hours):
    due = due_after(start, hours)
    assert timezone.localtime(due).weekday() < 5
    assert due - start >= timedelta(hours=hours - 1)  # the clock may go forward once in between


@given(MOMENTS, HOURS, HOURS)
def test_more_hours_are_due_later(start, few, more):
    assert due_after(start, few) < due_after(start, few + more)
