"""Dates of birth of living private persons."""

from __future__ import annotations

from collections.abc import Iterator

from ...pattern import Pattern
from ...text import Span
from .context import Place, any_of

_MONTH = rf"{any_of('month')}\.?"
_DATE = (
    r"[0-9]{1,2} ?[-/. ] ?[0-9]{1,2} ?[-/. ] ?'?(?:[0-9]{4}|[0-9]{2})"
    r"|(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th|e|ste|de)?(?: of)?[ -]?{_MONTH},?[ -]?'?(?:[0-9]{{4}}|[0-9]{{2}})"
    rf"|{_MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?,? '?[0-9]{{4}}"
    r"|(?:19|20)[0-9]{6}|[0-3][0-9][01][0-9](?:19|20)[0-9]{2}"
)
_EDGE = r"(?:[^0-9a-z]|$)"
_AFTER = Pattern(rf"^((?:[^\n]{{0,60}}?[^0-9a-z])?)({_DATE}){_EDGE}")
_BEFORE = Pattern(rf"(?:^|[^0-9a-z./-])({_DATE})([^0-9]{{0,30}})$")
_YEAR = Pattern(r"^(?:19|20)[0-9]{2}|[0-9]{4}$")
# "born", then perhaps a place, then perhaps a preposition; on text in its own case.
_BORN_LEADS = Pattern(
    r"^[\s,.:(=-]{0,3}"
    r"(?:(?:te|in|at)? ?[A-Z][\w'.-]+(?: (?:aan|den|de|op|upon|am|van|het|the|[A-Z][\w'.-]*)){0,4})?"
    r"[\s,:(=-]{0,3}(?:(?:op|on|is|d\.d\.|the|de|date|datum|[A-Z][a-z]{2,5}day,?|[a-z]{2,5}dag)[\s:]{1,2}){0,3}$"
)
_LIMIT = Pattern(rf"\b{any_of('limit')}\b")
_ENTRY = Pattern(rf"^\)? (?:is|was) (?:a|an|een|the|de) (?:[\w-]+ )?{any_of('nationality')}\b")
_DIRECT = 14
_FULL_NAME = Pattern(r"^[A-Z][\w'-]+ (?:[a-z]{2,3} ){0,2}[A-Z]")
# "Joke Vermeer van ons secretariaat": the office of somebody who is named.
_STAFF = Pattern(
    r"[A-Z][\w'-]+(?: [\w'-]+)?,? (?:\([^)]{0,20}\) )?(?:van|bij|uit|from|of|at|in)"
    r"(?: (?:ons|onze|de|het|our|the|my|mijn))?(?: [\w-]+)? $"
)


def births(place: Place, year: int, since: int) -> Iterator[Span]:
    """Every date of birth from `since` on; `year` is the one in which the draft is judged."""
    for start, end in place.cues("birth"):
        word = place.text.folded[start:end]
        is_verb = word in ("born", "b", "geb", "geboren")
        span = _after(place, end, is_verb, year) or _before(place, start, end, word)
        if span and _is_private(place, start, end, span, (since, year)):
            yield span
    for _, end in place.cues("birthday"):
        span = _after(place, end, True, year)
        if span and _is_private(place, end, end, span, (since, year - 10)):
            yield span


def _after(place: Place, end: int, is_verb: bool, year: int) -> Span | None:
    match = _AFTER.search(place.text.folded[end : end + 100])
    if match is None or not place.joined(end, end + match.start(2)):
        return None
    span = end + match.start(2), end + match.end(2)
    bridge = match.group(1)
    if _LIMIT.search(bridge):
        return None
    if is_verb:
        return span if _BORN_LEADS.search(place.text.clean[end : span[0]]) else None
    recent = _year(place.text.folded[slice(*span)], year) > year - 12
    return None if recent and len(bridge) > _DIRECT else span


def _before(place: Place, start: int, end: int, word: str) -> Span | None:
    """A date that stands before: "on 12 May 1998 Sanne was born", "12-5-1998 (geboortedatum)"."""
    if word in ("b", "geb", "dob", "d o b"):
        return None
    floor = max(0, start - 65)
    match = _BEFORE.search(place.text.folded[floor:start])
    if match is None or not place.joined(floor + match.start(1), start):
        return None
    between = match.group(2)
    if "," in between or _LIMIT.search(between) or len(between.split()) > 4:
        return None
    return floor + match.start(1), floor + match.end(1)


def _year(date: str, now: int) -> int:
    found = _YEAR.search(date)
    if found:
        return int(found.group())
    last = "".join(filter(str.isdigit, date))[-2:]
    return 1900 + int(last) if int(last) > now % 100 else 2000 + int(last)


def _is_private(place: Place, start: int, end: int, span: Span, years: tuple[int, int]) -> bool:
    first, last = years
    born = _year(place.text.folded[slice(*span)], last)
    if not first <= born <= last or place.is_example(*span):
        return False
    low, high = min(start, span[0]), max(end, span[1])
    whose = place.last(("thing", "cohort", "given"), low, 28)
    if whose is not None and whose.tag != "given" and not _is_staffs(place, whose.start):
        return False
    if place.near(("public", "animal"), low, high, 60) or _ENTRY.search(place.text.folded[high : high + 60]):
        return False
    return born >= 1975 or not place.near(("history",), low, high, 100)


def _is_staffs(place: Place, start: int) -> bool:
    """Whether the place at `start` is where a named person works."""
    before = place.text.clean[max(0, start - 60) : start]
    match = _STAFF.search(before)
    if match is None:
        return False
    return (
        _FULL_NAME.search(match.group()) is not None or place.last(("given", "human"), start, 60) is not None
    )
