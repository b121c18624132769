"""How long ahead it is told that a licence ends."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

SOON, VERY_SOON = 30, 7
"""Days. No guideline gives these figures: time to ask the maker again, and time to take it down. Ours."""


def until(days: int) -> date:
    """The day so many days from today."""
    return timezone.localdate() + timedelta(days=days)


def step(ends: date) -> int | None:
    """The step that a licence has come to: 30, 7, or -1 once it has ended; None while it is far off."""
    left = (ends - timezone.localdate()).days
    if left < 0:
        return -1
    return next((days for days in (VERY_SOON, SOON) if left <= days), None)
