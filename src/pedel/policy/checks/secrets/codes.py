"""Codes of doors, safes, alarms, meetings and the like: "de deurcode is …", "PIN: …"."""

from __future__ import annotations

from collections.abc import Callable

from ...pattern import Pattern
from ...text import Span
from .looks import has_digit, is_strong, stands_for
from .sentences import FILLER, SIGN, VERB, counts, is_advice, rest

_WORD = r" (?:[^\s.!?:=;0-9]{1,30}|[0-9]{1,2}(?:e|de|ste|st|nd|rd|th)?)"  # "on floor 2"
_CODE = Pattern(
    r"^[\"'`)*_]{0,3}(?: ?\([^)\n]{1,30}\))?"
    rf"(?:(?:{_WORD}){{0,8}}?(?: ?\([^)\n]{{1,30}}\))?,?(?:\s?{SIGN}| {VERB}(?: {FILLER}{{0,2}})?:?|\s[-|])"
    r"|\?|\(|(?: [^\s.!?:=;0-9]{3,30}){1,2}\s)?[\s*_]{0,3}"
    r"[\"'`]?([0-9#*][0-9 .-]{1,10}[0-9#*]|[A-Za-z0-9#*]{4,16})[\"'`]?(?:[^\w]|$)",
    ignore_case=True,
)
_BEFORE = Pattern(
    r"(?:^|[\s(\"'])([0-9]{3,8}[#*]?)[\"')]?(?: (?:on|op|at|in)(?: [\w' ]{3,20})?)?"
    r",? (?:is|was|=|that's|that is|dat is|da's|als|as)"
    r"(?: (?:nu|now|de|the|onze|our|your|je|jullie|het|nieuwe|new))*(?: [\w-]{1,20})? ?$",
    ignore_case=True,
)
_KEYED = Pattern(
    r"^ ?[:=] ?([0-9]{3,8}[#*]|[#*][0-9]{3,8}[#*]?)(?:[^\w]|$)"
    r"|^[^!?\n]{0,30}? (?:opens|unlocks|gaat open|open je|opent) (?:with|using|met|via) "
    r"(?:the |de )?(?:code |pin )?([0-9]{4,8}[#*]?)(?:$|[.,;!)]| followed| and then| then| en dan| gevolgd)"
)
_SAID = Pattern(rf" {VERB}(?: |$)", ignore_case=True)
_PREPOSITIONS = frozenset("van of voor for from in on with met de het the to naar uit".split())


def access_code(clean: str, start: int, end: int, opens: Callable[[Span], bool] | None) -> Span | None:
    """The code that the word at that span announces.

    `opens` tells of an ambiguous word ("code") whether something near it makes the code open
    something; it is None where the word itself says so ("deurcode").
    """
    span = _in_front(clean, start)
    if span and (opens is None or opens((span[0], end))):
        return span
    span = _after(clean, end, is_weak=opens is not None)
    if span is None or is_advice(clean, start, end, span):
        return None
    return span if opens is None or opens((start, span[1])) else None


def _after(clean: str, end: int, *, is_weak: bool) -> Span | None:
    line = rest(clean, end)
    match = _CODE.search(line) if has_digit(line) else None
    if match is None:
        return None
    value = match.group(1).rstrip(" .-")
    lead = line[: match.start(1)]
    span = end + match.start(1), end + match.start(1) + len(value)
    if stands_for(value) or counts(clean, span[1]):
        return None
    if any(map(str.isalpha, value)):
        return span if _fits_letters(value, lead, is_weak=is_weak) else None
    return span if _fits_digits(value, lead, is_weak=is_weak) else None


def _fits_letters(value: str, lead: str, *, is_weak: bool) -> bool:
    if not has_digit(value) or not is_strong(value):
        return False
    return not is_weak or (value.isupper() and len(value) < 9 and bool(lead.strip()))


def _fits_digits(value: str, lead: str, *, is_weak: bool) -> bool:
    """Whether digits can be a code: not a year, a date or a number that merely follows."""
    digits = "".join(filter(str.isdigit, value))
    if not 3 <= len(digits) <= 10 or value.count(".") + value.count("-") > 3:
        return False
    is_year = len(value) == 4 and digits[:2] in ("19", "20")
    if any(sign in lead for sign in ":=>(→?") or _SAID.search(lead):
        return not (is_year and is_weak and ":" in lead)
    if len(digits) < 4 or is_year:
        return False
    words = lead.split()
    return not words or (is_weak and words[0].lower() not in _PREPOSITIONS)


def _in_front(clean: str, start: int) -> Span | None:
    """A code in front of its word: "1984 is the door code"."""
    floor = max(0, start - 80)
    before = clean[floor:start]
    match = _BEFORE.search(before) if has_digit(before) else None
    if match is None or counts(clean, floor + match.end(1)):
        return None
    return floor + match.start(1), floor + match.end(1)


def keyed_code(clean: str, end: int) -> Span | None:
    """The code of "door: 4432#", which its key sign gives away."""
    match = _KEYED.search(clean[end : end + 90])
    if match is None:
        return None
    group = 1 if match.group(1) else 2
    return end + match.start(group), end + match.end(group)
