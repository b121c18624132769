"""An embargo on what is being posted: until when, and whether that has passed.

Both "embargo" and "not to be published before …" are read. A trade embargo, the embargo period of
a repository, an embargo that has been lifted, and embargoes as a subject are something else.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...match import Match, Part, Scan
from ...pattern import Pattern
from .dates import Dated, read_date
from .grammar import grammar
from .passage import Passage

_BEFORE_DATE = Pattern(r"\b(?:until|till|tot(?: en met)?|t/m|before|voor|on|op|from|vanaf)\s([^.!?]{4,45})$")
_UNTIL_BEFORE = Pattern(r"\b(?:before|until|till|voor|tot)\s([^.!?,;:]{1,30})\s$")
_UNDER = Pattern(
    r"\b(?:under(?: a| an| the| strict| full| press| media)*|onder(?: een| het| strikt| streng)*)\s$"
)
_LABEL_AFTER = grammar(r"^(?:\s?(?:date|datum|time|tijd))?\s*%embargo.label%")
_RUNS = grammar(
    r"^(?:ed)?\s(?:is |staat |op (?:dit|deze|het|ons) [^.!?]{0,40}|on (?:this|the|our)[^.!?]{0,40})?"
    r"(?:still |nog |only |pas )*%embargo.runs%"
)
_RESTS = grammar(r"\b(?:tot dan|until then|till then) (?:an |een |under |onder )?$|\b%embargo.rests%\s$")
_RESTS_AFTER = Pattern(
    r"^(?: nog| steeds)* (?:op|over)? ?(?:zit|rust|staat|ligt|geldt|hangt|van kracht is)\b"
)
_LIFTED_AFTER = grammar(
    r"^\s%embargo.was%\b|^[^.!?]{0,30}\b(?:is|are|was)(?: %embargo.now%)* %embargo.out%\b|"
    r"^(?:ed)?[^a-z.!?][^.!?]{0,40}?\b%embargo.lifted%\b"
)
_LIFTED_BEFORE = grammar(r"\b%embargo.no%\s(?:under |onder |the |het |een )*$")
_TRADE_BEFORE = grammar(r"\b%embargo.trader%\s(?:and \w+ )?$")
_TRADE_AFTER = grammar(
    r"^(?:es|s|'s)?\s%embargo.subject%\b|^\s%embargo.against%\b|^\s(?:on|op)\s%embargo.goods%"
)
_PERIOD = grammar(r"\b%embargo.number%[- ]%embargo.months%'?\s$|\b(?:embargo-?)$")
_PERIOD_AFTER = grammar(
    r"^(?:ed)?\s(?:of|van)\s(?:\w+\s){0,2}(?:months?|years?|maanden|jaar)\b|"
    r"^[- ]?(?:period|periode|termijn)"
)
_TO_DATE = grammar(r"^(?:.*[^a-z])?%embargo.until%(?:\W+%embargo.time%)*\W+$|^(?:\W|%embargo.time%\b)*$")
_HOLDS = grammar(r"^[\s,;:(\-]*(?:%embargo.thing%\s){0,4}%embargo.before%\b")
_NOT_THIS = grammar(r"\b%embargo.past%\b[^.!?]{0,30}$")
_WHEN = grammar(r"\b%embargo.when%\b")
_VERBS = grammar(r"\b%embargo.publish%\b")
_RELEASES = ("hold", "for release", "vrij")
_SECRET = ("confidential", "vertrouwelijk", "geheim", "public", "openbaar")
_MAY_ONLY = ("mag", "mogen", "may", "can")


def embargoes(scan: Scan, part: Part) -> Iterator[Match]:
    """Yields every embargo in a part that has not passed."""
    for start, end in scan.hits(part, "embargo"):
        passage = Passage(scan, part, start, end)
        if _is_embargo(passage):
            yield Match("embargo", part, start, end, ask=_is_deposited(passage))
    for start, end in scan.hits(part, "hold"):
        passage = Passage(scan, part, start, end)
        if not passage.is_quoted and _holds(passage):
            yield Match("embargo", part, start, end)


def _is_deposited(passage: Passage) -> bool:
    """Whether it is the embargo on a thesis or a dataset, which may be known to all."""
    if passage.is_opened or passage.near("result", 120, 120):
        return False
    return passage.near("repository", 60, 40)


def _is_embargo(passage: Passage) -> bool:
    if passage.is_quoted or passage.is_question or _is_other(passage) or not _is_this(passage):
        return False
    return not has_passed(passage)


def _is_other(passage: Passage) -> bool:
    before, after = passage.before, passage.after
    if _LIFTED_AFTER.search(after) or _LIFTED_BEFORE.search(before) or _PERIOD_AFTER.search(after):
        return True
    if _TRADE_BEFORE.search(before) or _TRADE_AFTER.search(after) or _PERIOD.search(before):
        return True
    if passage.near("trade") and not passage.is_opened and until(passage) is None:
        return True
    return passage.near("embargo.topic")


def _is_this(passage: Passage) -> bool:
    before, after = passage.before, passage.after
    if _UNDER.search(before) or _RESTS.search(before) or _RESTS_AFTER.search(after):
        return True
    if (_RUNS.search(after) or passage.hit == "embargoed") and _is_set(passage):
        return True
    return passage.is_opened and bool(_LABEL_AFTER.search(after))


def until(passage: Passage) -> Dated | None:
    """The date that belongs to a hit, mostly behind it ("embargo until …")."""
    after = passage.after[:80]
    said = read_date(after, passage.scan.day)
    if said is not None and _TO_DATE.search(after[: said.start]):
        return said
    found = _BEFORE_DATE.search(passage.before)
    return read_date(found.group(1), passage.scan.day) if found else None


def has_passed(passage: Passage) -> bool:
    """Whether the date that belongs to a hit has passed; without a date it has not."""
    said = until(passage)
    return said is not None and said.passed


def _is_set(passage: Passage) -> bool:
    """Whether a time follows."""
    after = passage.after[:70]
    return read_date(after, passage.scan.day) is not None or bool(_WHEN.search(after))


def _dated_before(passage: Passage) -> bool:
    """Whether the moment stands before it: "may before 7 May not be published"."""
    found = _UNTIL_BEFORE.search(passage.before)
    return bool(found and read_date(found.group(1), passage.scan.day))


def _holds(passage: Passage) -> bool:
    """Whether "not to be published" is followed by a moment that has not passed."""
    hit, before, after = passage.hit, passage.before, passage.after
    if passage.is_question or _NOT_THIS.search(before):
        return False
    if _dated_before(passage):
        return not has_passed(passage)
    if not _HOLDS.search(after):
        return False
    if hit.startswith(_RELEASES) and not (passage.is_opened or before.endswith("please ")):
        return False
    if hit.startswith(_MAY_ONLY) and not _VERBS.search(after):
        return False
    if hit.endswith(_SECRET) and passage.near("service", 100, 60):
        return False
    return _is_set(passage) and not has_passed(passage)
