"""Hours of working days: when an answer is due."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

DAY = timedelta(days=1)
SATURDAY = 5


def due_after(start: datetime, hours: int) -> datetime:
    """The moment so many hours after `start` (aware), of which none count on a Saturday or Sunday.

    A working day has 24 of them, so 48 hours from Friday noon end on Tuesday noon. Days are those of the
    institution's zone; free days are not known. No guideline gives this way of counting. Ours.
    """
    local, left = timezone.localtime(start).replace(tzinfo=None), timedelta(hours=hours)
    while True:
        next_day = datetime.combine(local.date() + DAY, datetime.min.time())
        if local.weekday() >= SATURDAY:
            local = next_day
        elif (today := next_day - local) > left:
            return timezone.make_aware(local + left)
        else:
            local, left = next_day, left - today
