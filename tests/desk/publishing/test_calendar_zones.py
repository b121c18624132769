"""Anchor 9: 09:00 in Amsterdam stays 09:00, whatever the clock does and the system knows of zones."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from pedel.desk.publishing.calendar.moving import on_day

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
BARE = """
import zoneinfo
assert zoneinfo.TZPATH == (), zoneinfo.TZPATH
import django
django.setup()
from datetime import date
from django.utils import timezone
from pedel.desk.publishing.calendar.moving import on_day
from pedel.desk.ui.clock import as_typed, moment_of
assert timezone.get_current_timezone_name() == "Europe/Amsterdam"
moment = moment_of("{first}T09:00")
for day in ("{second}", "{first}"):
    moment = on_day(moment, date.fromisoformat(day))
    assert as_typed(moment) == day + "T09:00", (day, moment)
    print(moment.isoformat())
"""


@pytest.mark.parametrize(
    ("first", "second", "moments"),
    [
        ("2027-03-27", "2027-03-28", ["2027-03-28T07:00:00+00:00", "2027-03-27T08:00:00+00:00"]),
        ("2027-10-30", "2027-10-31", ["2027-10-31T08:00:00+00:00", "2027-10-30T07:00:00+00:00"]),
    ],
)
def test_anchor_9_nine_oclock_in_amsterdam_stays_nine_without_zone_files_of_the_system(
    tmp_path, first, second, moments
):
    """In a Python that finds no zone files of the system at all, only the package tzdata."""
    told = {"PYTHONTZPATH": "", "PEDEL_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "pedel.desk.settings"}
    script = BARE.format(first=first, second=second)
    done = subprocess.run(  # noqa: S603  # our own Python with our own lines
        [sys.executable, "-c", script],
        env={**os.environ, **told, "PEDEL_TIMEZONE": "Europe/Amsterdam"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == moments


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),
    st.integers(-400, 400),
)
def test_a_move_keeps_the_time_on_the_clock(when, days):
    when = when.replace(second=0, microsecond=0)
    here = when.astimezone(AMSTERDAM)
    day = here.date() + timedelta(days=days)
    local = datetime.combine(day, here.time())
    if not _is_plain(local) or not _is_plain(here.replace(tzinfo=None)):
        return
    there = on_day(when, day, AMSTERDAM).astimezone(AMSTERDAM)
    assert (there.date(), there.hour, there.minute) == (day, here.hour, here.minute)


def _is_plain(local):
    """Whether the clock shows this time once, and not twice or never."""
    return len({local.replace(tzinfo=AMSTERDAM, fold=fold).utcoffset() for fold in (0, 1)}) == 1


@pytest.mark.parametrize(("day", "code"), [("2027-03-28", "missing"), ("2027-10-31", "twice")])
def test_a_move_into_the_hour_that_is_not_clear_asks(day, code):
    night = datetime(2027, 6, 1, 0, 30, tzinfo=UTC)
    with pytest.raises(ValidationError) as error:
        on_day(night, date.fromisoformat(day), AMSTERDAM)
    assert error.value.code == code


def test_a_move_from_the_second_of_two_stays_the_second_where_there_are_two_again():
    second = datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
    assert on_day(second, date(2027, 10, 31), AMSTERDAM) == second
    assert on_day(second, date(2027, 11, 1), AMSTERDAM) == datetime(2027, 11, 1, 1, 30, tzinfo=UTC)
