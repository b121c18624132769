"""The calendar as its pages show it: days with their items, in weeks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account
from pedel.desk.people.models import Unit
from pedel.desk.ui.forms import FilterForm

from . import clashes
from .gathering import Wish
from .item import Item
from .span import Span, clock_change

LISTED = 200
"""So many items stand in one list; it goes on from the next day."""
SHOWN = 4
"""So many items stand in a day of the month; the rest is one click away."""


@dataclass(slots=True)
class Day:
    """A day with what goes out on it; `clock` is by how many minutes the clock changes then."""

    date: date
    is_today: bool
    is_past: bool
    is_outside: bool
    clock: int
    items: list[Item] = field(default_factory=list)

    @property
    def shown(self) -> list[Item]:
        """Those that a cell of the month has room for: one more does not need a line that says so."""
        return self.items if len(self.items) <= SHOWN + 1 else self.items[:SHOWN]

    @property
    def more(self) -> int:
        """How many others there are."""
        return len(self.items) - len(self.shown)


def days(span: Span, items: Iterable[Item]) -> list[Day]:
    """The days of a span, each with its items in order."""
    by_day: dict[date, list[Item]] = defaultdict(list)
    for item in items:
        by_day[timezone.localdate(item.at)].append(item)
    today = timezone.localdate()
    return [
        Day(
            date=day,
            is_today=day == today,
            is_past=day < today,
            is_outside=span.view == "month" and day.month != span.day.month,
            clock=clock_change(day),
            items=by_day[day],
        )
        for day in span.days
    ]


def as_far_as(days: list[Day], most: int = LISTED) -> tuple[list[Day], date | None]:
    """The first days that hold so many items (one day at least), and the day to go on from, if any."""
    number = 0
    for place, day in enumerate(days):
        number += len(day.items)
        if place and number > most:
            return days[:place], day.date
    return days, None


def weeks(days: list[Day]) -> list[list[Day]]:
    """The days seven by seven."""
    return [days[start : start + 7] for start in range(0, len(days), 7)]


class Filters(FilterForm):
    """What of the calendar is shown, and how near two posts of one account are too near."""

    account = forms.ModelChoiceField(
        Account.objects.none(), label=_("Account"), required=False, empty_label=_("all")
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Unit and below"), required=False, empty_label=_("all")
    )
    apart = forms.IntegerField(
        label=_("Minutes apart"),
        required=False,
        min_value=0,
        max_value=clashes.MOST,
        widget=forms.NumberInput({"inputmode": "numeric", "placeholder": clashes.APART, "step": 5}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        accounts = Account.objects.exclude(state=Account.State.CLOSED).select_related("unit")
        self.fields["account"].queryset = accounts.order_by("name", "pk")  # type: ignore[attr-defined]
        self.fields["unit"].queryset = Unit.objects.order_by("path")  # type: ignore[attr-defined]
        self.fields["unit"].label_from_instance = lambda unit: unit.indented  # type: ignore[attr-defined]

    def wish(self, span: Span) -> Wish:
        """What is asked for, between the ends of a span."""
        chosen = self.chosen()
        return Wish(span.starts, span.ends, **chosen)
