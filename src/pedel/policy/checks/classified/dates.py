"""Dates as people write them in English and Dutch, and whether they have passed.

Day before month in figures, as in the Netherlands and Britain, unless that is no date; ISO 8601
with the year first. A date without a year is taken to lie at most 300 days ahead of the day it is
judged on, or at most 182 days behind it. Clock times and days of the week are not read.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from ...pattern import Pattern


class Dated(NamedTuple):
    """A date in a text: where it begins, and whether it has passed."""

    start: int
    passed: bool


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januari jan",
            "february februari feb febr",
            "march maart mar mrt",
            "april apr",
            "may mei",
            "june juni jun",
            "july juli jul",
            "august augustus aug",
            "september sept sep",
            "october oktober oct okt",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = Pattern(
    r"\b(?:[12]\d{3}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:[12]\d{3}|'?\d{2})"
    rf"|\d{{1,2}}(?:st|nd|rd|th|ste|de|e)?(?:\s+of)?\s*(?:{_MONTH})\b\.?(?:,?\s*(?:[12]\d{{3}}|'\d{{2}}))?"
    rf"|(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s*[12]\d{{3}})?"
    rf"|(?:{_MONTH})\.?,?\s+[12]\d{{3}}|\d{{1,2}}[-/]\d{{1,2}}|(?:1[5-9]|20)\d{{2}})\b"
)
_PIECES = Pattern(r"\d+|[a-z]{3,}")
_MONTH_ONLY = Pattern(
    r"^\W*(?:(?:until|till|before|in|tot(?: en met)?|voor|t/m)\W+)?"
    rf"(?:(?:the\s+)?(?:end\s+of|early|mid|late|begin|half|medio|eind)\W+)?({_MONTH})\b"
)
_GONE = Pattern(
    r"^\W*(?:(?:until|till|tot(?: en met)?|t/m)\W+)?(?:yesterday|this morning|recently|a (?:few|couple)|"
    r"last (?:week|month|year|night|mon|tues|wednes|thurs|fri|satur|sun)|"
    r"gister\w*|eergisteren|vorige?|afgelopen|vanochtend|vanmorgen|onlangs|voor kort)"
)
_FAR_AHEAD, _LONG_AGO = 300, 182
_DAYS = 31


def read_date(text: str, day: date) -> Dated | None:
    """The first date in a folded text, judged on a day; None when there is none.

    "Yesterday" and the like have passed, and a month alone ("until the end of May") counts, where
    the text begins with them.
    """
    if _GONE.search(text):
        return Dated(0, True)
    found = _DATE.search(text) if _has_figure(text) else None
    last = _last_day(found.group(), day) if found else None
    if last is None and (found := _MONTH_ONLY.search(text)):
        last = _end_of_month(_MONTHS[found.group(1)], None, day)
    return Dated(found.start(), last < day) if found and last else None


def _has_figure(text: str) -> bool:
    return any(map(text.__contains__, "0123456789"))


def _last_day(written: str, day: date) -> date | None:
    """The day a written date stands for, or the last day of its month or year."""
    pieces = [piece.group() for piece in _PIECES.finditer(written)]
    figures = [int(piece) for piece in pieces if piece.isdigit()]
    months = [_MONTHS[piece] for piece in pieces if piece in _MONTHS]
    if not months:
        return _in_figures(figures, day)
    if figures[0] > _DAYS:
        return _end_of_month(months[0], figures[0], day)
    return _date(figures[1] if len(figures) > 1 else None, months[0], figures[0], day)


def _in_figures(figures: list[int], day: date) -> date | None:
    if len(figures) == 1:
        return date(figures[0], 12, 31)
    if len(figures) == 2:
        return _date(None, figures[1], figures[0], day)
    if figures[0] > _DAYS:
        return _date(figures[0], figures[1], figures[2], day)
    return _date(figures[2], figures[1], figures[0], day)


def _date(year: int | None, month: int, number: int, day: date) -> date | None:
    if month > 12 >= number:
        month, number = number, month
    try:
        if year is None:
            return _nearest(date(day.year, month, number), day)
        return date(year if year > 99 else 2000 + year, month, number)
    except ValueError:
        return None


def _nearest(this_year: date, day: date) -> date:
    ahead = (this_year - day).days
    if ahead > _FAR_AHEAD:
        return this_year - timedelta(365)
    return this_year + timedelta(365) if ahead < -_LONG_AGO else this_year


def _end_of_month(month: int, year: int | None, day: date) -> date:
    last = monthrange(year or day.year, month)[1]
    return date(year, month, last) if year else _nearest(date(day.year, month, last), day)
