"""The days that a view of the calendar shows, in the institution's time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

VIEWS = ("month", "week", "list")
LIST_DAYS = 28
FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `first` to `last`, both shown, around the `day` that was asked for."""

    view: str
    day: date
    first: date
    last: date

    @classmethod
    def around(cls, view: str, day: date) -> Span:
        """A month with whole weeks, a week from Monday, or four weeks from the day itself."""
        if view == "list":
            return cls(view, day, day, day + timedelta(days=LIST_DAYS - 1))
        begin, end = (day.replace(day=1), _month_end(day)) if view == "month" else (day, day)
        return cls(
            view, day, begin - timedelta(days=begin.weekday()), end + timedelta(days=6 - end.weekday())
        )

    @property
    def starts(self) -> datetime:
        """The moment at which the first day begins."""
        return midnight(self.first)

    @property
    def ends(self) -> datetime:
        """The moment at which the last day is over."""
        return midnight(self.last + ONE_DAY)

    @property
    def days(self) -> list[date]:
        """Every day shown."""
        return [self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1)]

    @property
    def before(self) -> date:
        """The day to go back to."""
        return within(self.day.replace(day=1) - ONE_DAY if self.view == "month" else self.day - self._step)

    @property
    def after(self) -> date:
        """The day to go on to."""
        return within(_month_end(self.day) + ONE_DAY if self.view == "month" else self.day + self._step)

    @property
    def _step(self) -> timedelta:
        return timedelta(days=LIST_DAYS if self.view == "list" else 7)


def asked(view: str, day: str) -> Span:
    """The span that an address asks for; today's month where it says nothing that can be read."""
    try:
        chosen = date.fromisoformat(day)
    except ValueError:
        chosen = timezone.localdate()
    return Span.around(view if view in VIEWS else "month", within(chosen))


def within(day: date) -> date:
    """The day, or the nearest one of those that the calendar has."""
    return min(max(day, FIRST), LAST)


def midnight(day: date) -> datetime:
    """When a day begins."""
    return datetime.combine(day, time.min, timezone.get_current_timezone())


def clock_change(day: date) -> int:
    """By how many minutes the clock is put forward (or back, below zero) during a day."""
    begins, ends = midnight(day), midnight(day + ONE_DAY)
    change = ends.utcoffset() - begins.utcoffset()  # type: ignore[operator]  # both are aware
    return int(change.total_seconds() // 60)


def _month_end(day: date) -> date:
    begin = day.replace(day=1)
    return (begin + timedelta(days=31)).replace(day=1) - ONE_DAY
