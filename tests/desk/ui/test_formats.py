from datetime import date, datetime

from django.utils import translation
from django.utils.formats import date_format


def test_it_writes_dates_as_they_are_written_here():
    with translation.override("en"):
        assert date_format(date(2026, 3, 2)) == "2 March 2026"
        assert date_format(datetime(2026, 3, 2, 15, 5), "SHORT_DATETIME_FORMAT") == "2 Mar 2026, 15:05"
    with translation.override("nl"):
        assert date_format(date(2026, 3, 2)) == "2 maart 2026"
