"""Days of the week that do not fit their date, in English and in Dutch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from ...pattern import Pattern
from ...text import Span, Text

_ENGLISH = "monday tuesday wednesday thursday friday saturday sunday".split()
_DUTCH = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
_DUTCH_SHORT = "ma di wo do vr za zo".split()
_WEEKDAYS = {
    name: number
    for names in (
        _ENGLISH,
        _DUTCH,
        _DUTCH_SHORT,
        [name[:3] for name in _ENGLISH],
        ["", "tues", "", "thur", "", "", ""],
        ["", "", "weds", "thurs", "", "", ""],
    )
    for number, name in enumerate(names)
    if name
}
_ENGLISH_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_DUTCH_MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december".split()
)
_MONTHS = {
    name: number
    for names in (
        _ENGLISH_MONTHS,
        _DUTCH_MONTHS,
        [name[:3] for name in _ENGLISH_MONTHS],
        "jan feb mrt apr mei jun jul aug sep okt nov dec".split(),
        ["", "", "", "", "", "", "", "", "sept"],
    )
    for number, name in enumerate(names, 1)
    if name
}
_ENGLISH_ONLY = frozenset(_ENGLISH_MONTHS) - frozenset(_DUTCH_MONTHS) | {"mar", "oct"}
_FIRST_YEAR = 1924

_DAY = rf"\b({'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})\b\.?"
_MONTH = rf"({'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_NUMBER = r"([0-3]?[0-9])(?:st|nd|rd|th|e|ste|de)?"
_YEAR = r"(?:,? (?:in )?((?:19|20)[0-9]{2}|'[0-9]{2})\b)?"
_HOUR = r"(?:(?:at|om|@)? ?[0-2]?[0-9][:.][0-5][0-9](?: ?(?:uur|u|h|hrs|am|pm))?,? )?"
_ON = rf",? \(?{_HOUR}(?:on |op )?(?:the |de )?"
_UNTIL = r" ?(?:-|to|tot|tot en met|t/m|until|till|through|and|en|&|/|\+|,) ?"
_THROUGH = rf"(?:{_UNTIL}[0-3]?[0-9](?:st|nd|rd|th)?)?"


class _Form(NamedTuple):
    """A way to write a date with its weekday: the pattern, and which group holds what."""

    pattern: Pattern
    weekday: int
    day: int
    month: int
    year: int = 0
    swaps: int = 0  # the group of the sign between day and month; with a slash they may be swapped


_OF_MONTH = rf" (?:of )?{_MONTH}"
_RANGE = _Form(
    Pattern(rf"{_DAY},? (?:the |de )?{_NUMBER}{_UNTIL}{_DAY},? (?:the |de )?{_NUMBER}{_OF_MONTH}{_YEAR}"),
    1,
    2,
    5,
    6,
)
_NAMED = (
    _Form(Pattern(rf"{_DAY}{_ON}{_NUMBER}{_THROUGH}{_OF_MONTH}{_YEAR}"), 1, 2, 3, 4),
    _Form(Pattern(rf"{_DAY}{_ON}{_MONTH} {_NUMBER}\b{_YEAR}"), 1, 3, 2, 4),
    _RANGE,
    _Form(Pattern(rf"\b{_NUMBER}{_OF_MONTH},? ((?:19|20)[0-9]{{2}}), ?{_DAY}"), 4, 1, 2, 3),
)
_BRACKETED = (
    _Form(Pattern(rf"\b{_NUMBER}{_OF_MONTH}{_YEAR} ?\({_DAY}"), 4, 1, 2, 3),
    _Form(Pattern(rf"\b{_MONTH} {_NUMBER}\b{_YEAR} ?\({_DAY}"), 4, 2, 1, 3),
)
_FULL = r"((?:19|20)[0-9]{2})"
_NUMERIC = (
    _Form(Pattern(rf"{_DAY},? ?\(?([0-3]?[0-9])([-/.])([01]?[0-9])[-/.]{_FULL}\b"), 1, 2, 4, 5, swaps=3),
    _Form(Pattern(rf"\b([0-3]?[0-9])([-/.])([01]?[0-9])[-/.]{_FULL},? ?\(?{_DAY}"), 5, 1, 3, 4, swaps=2),
    _Form(Pattern(rf"{_DAY},? ?\(?{_FULL}-([01][0-9])-([0-3][0-9])\b"), 1, 4, 3, 2),
    _Form(Pattern(rf"\b{_FULL}-([01][0-9])-([0-3][0-9]),? ?\(?{_DAY}"), 4, 3, 2, 1),
)
_ANY_NUMERIC = Pattern(r"[0-9][-/.][01]?[0-9][-/.][0-9]")
_SEVERAL = Pattern(rf"{_DAY},?{_UNTIL}$")
_OTHER_YEAR = Pattern(r"\b(1[0-9]{3}|20[0-9]{2})\b")
_ASIDE = 200


def wrong_weekdays(text: Text, today: date, has_month: bool) -> Iterator[tuple[int, int, str]]:
    """The clean span of every date whose weekday is not its own, and the date with the right one.

    `has_month`: the name of a month stands somewhere. The better text is "" when the date does not
    exist, when its year is left open, or when the weekday is abbreviated.
    """
    if not text.has_digit:
        return
    done: set[int] = set()
    for form in _forms(text, has_month):
        for match in form.pattern.finditer(text.folded):
            place = match.span(form.weekday)
            if place[0] in done or _is_one_of_several(text.folded, match.start(), form):
                continue
            if (right := _right_weekday(text.folded, form, match, today)) is not None:
                done.add(place[0])
                yield match.start(), match.end(), _better(text.clean, match, place, right)


def _forms(text: Text, has_month: bool) -> Iterator[_Form]:
    if has_month:
        yield from _NAMED
        if "(" in text.clean:
            yield from _BRACKETED
    if _ANY_NUMERIC.search(text.folded):
        yield from _NUMERIC


def _right_weekday(folded: str, form: _Form, match: Any, today: date) -> str | None:
    """The weekday to be, "" when there is none, or None when all is well or unclear."""
    name, month_name = match.group(form.weekday), match.group(form.month)
    if name in _DUTCH_SHORT and month_name in _ENGLISH_ONLY:
        return None
    day, month = int(match.group(form.day)), _MONTHS.get(month_name) or int(month_name)
    if form is _RANGE and day > int(match.group(4)):  # "Mon 30 - Wed 2 June" begins in May
        month = (month - 2) % 12 + 1
    given = match.group(form.year)
    years = _years(folded, match, today) if given is None else [_year(given)]
    readings = [(year, month, day) for year in years if year >= _FIRST_YEAR]
    if form.swaps and match.group(form.swaps) == "/":
        readings += [(year, day, month) for year, month, day in readings]
    if not readings:
        return None
    dates = [found for reading in readings if (found := _date(*reading)) is not None]
    if given is None:
        dates = [found for found in dates if abs((found - today).days) <= 366]
    if any(found.weekday() == _WEEKDAYS[name] for found in dates):
        return None
    return _named(name, dates[0].weekday()) if given and dates else ""


def _years(folded: str, match: Any, today: date) -> list[int]:
    """The years a date without one may be in; none when the text tells of other times."""
    around = (
        folded[max(0, match.start() - _ASIDE) : match.start()] + folded[match.end() : match.end() + _ASIDE]
    )
    near = range(today.year - 1, today.year + 2)
    if any(int(found.group(1)) not in near for found in _OTHER_YEAR.finditer(around)):
        return []
    return list(near)


def _year(given: str) -> int:
    return 2000 + int(given[1:]) if given.startswith("'") else int(given)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_one_of_several(folded: str, start: int, form: _Form) -> bool:
    """Whether another weekday stands before it ("Monday to Friday, 12-16 May"): whose is the date?"""
    return form is not _RANGE and _SEVERAL.search(folded[max(0, start - 30) : start]) is not None


def _named(name: str, weekday: int) -> str:
    for names in (_ENGLISH, _DUTCH):
        if name in names:
            return names[weekday]
    return ""


def _better(clean: str, match: Any, place: Span, right: str) -> str:
    if not right:
        return ""
    written = right.capitalize() if clean[place[0]].isupper() else right
    return clean[match.start() : place[0]] + written + clean[place[1] : match.end()]
