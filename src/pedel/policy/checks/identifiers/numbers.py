"""Numbers of persons that a word announces: BSN, student, employee and document numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ...pattern import Pattern
from ...text import Span
from .context import Place, any_of, longest_row

_EDGE = r"(?:[^0-9a-z]|$)"
_REACH = 90  # longer than any bridge and value together


# What may stand between a value and the word that announces it afterwards.
_HANGS = r"(?:[ ,(:-]{0,3}| (?:is|was|als|as) (?:(?:mijn|my|haar|her|his|zijn|het|the|a|een|jouw|your) )?)"
_HANGS_LOOSE = r"[^0-9.!?\n]{0,30}"


class Value:
    """How the values of one kind are written, and how they follow the word that announces them.

    Between that word and the value come at most `bridge` characters without a digit; more values
    of the same kind may follow in a list, each with a grade. All on folded text.
    """

    def __init__(self, expression: str, bridge: int = 45, hangs: str = _HANGS) -> None:
        self.first = Pattern(rf"^(?:[^0-9]{{0,{bridge}}}?[^0-9a-z])?({expression}){_EDGE}")
        self.more = Pattern(
            r"^(?:[ :=(-]{0,3}[0-9]{1,2}(?:[.,][0-9])?\)?)?(?:[\s,;/&+]| en | and | of | or )+"
            rf"({expression}){_EDGE}"
        )
        self.before = Pattern(rf"(?:^|[^0-9a-z])({expression}){hangs}$")


class Rule(NamedTuple):
    """One kind of number: its category, the tag of the words that announce it, and its form."""

    category: str
    tag: str
    value: Value
    is_valid: Callable[[str], bool] = bool
    linked: bool = False  # whether a linking word or sign must lead to the value
    follows: Pattern | None = None  # what must come after a value without a letter


def _is_bsn(number: str) -> bool:
    """The "elfproef" of the BSN (Logisch Ontwerp BSN, Rijksdienst voor Identiteitsgegevens)."""
    from stdnum.nl import bsn

    return bool(bsn.is_valid(number.replace(".", "").replace(" ", "").replace("-", "")))


def _is_register_number(number: str) -> bool:
    """The Belgian national register number: modulo 97 (royal decree of 3 April 1984)."""
    from stdnum.be import nn

    return bool(nn.is_valid(number))


def _has_digits(number: str) -> bool:
    return sum(map(str.isdigit, number)) >= 4


_STUDENT = Value(r"(?:s[ -])?[0-9]{7}|[a-z]{1,2}-?[0-9]{5,8}|[0-9]{6,9}[a-z]{0,2}", 55)
_SEVEN = Value(r"[a-z][0-9]{6,8}|[0-9]{7,8}", 40)
_STAFF = Value(r"[a-z]{1,3}-?[0-9]{4,9}|[0-9]{5,9}|[a-z]{4,12}[0-9]{1,3}")
_STAFF_WORD = Value(r"[a-z][0-9]{5,8}|[0-9]{6,8}", 25)
_PASSPORT = Value(r"[a-z]{1,3}[0-9][a-z0-9]{4,8}|[a-z]{2}[a-z0-9]{6}[0-9]|[0-9]{8,9}")
_ID_CARD = Value(
    r"[a-z]{1,3}[0-9][a-z0-9]{4,8}|[a-z]{2}[a-z0-9]{6}[0-9]|[0-9]{3}-[0-9]{7}-[0-9]{2}|[0-9]{8,12}"
)
_LICENCE = Value(r"[0-9]{10}|[0-9]{4}[ .][0-9]{3}[ .][0-9]{3}|[a-z][0-9]{7,8}|[a-z]{5}[0-9]{6}[a-z0-9]{5}")
_PERMIT = Value(r"[0-9]{3}[ .][0-9]{3}[ .][0-9]{4}|[0-9]{9,10}|[a-z]{2,3}[0-9]{6,8}|[a-z]{2}[a-z0-9]{6}[0-9]")

# A document's number that stands behind a comma: "a passport in room 3, number NXR4K82P1".
_NUMBERED = Pattern(
    r"^[^\n.!?]{0,60}[,;(-] ?(?:with |met )?(?:number|nummer|nr|no)\b[.:# ]{1,3}"
    rf"([a-z]{{1,3}}[0-9a-z]{{5,8}}[0-9]|[0-9]{{9,10}}){_EDGE}"
)
_NO_NOUN = Pattern(rf"^\s*(?:[.,;:)!?(-]|$|{any_of('predicate')}\b)")
_GRADE = Pattern(r"^[\s:=(-]{1,4}(?:10|[0-9])(?:[.,][0-9])?(?:[^0-9]|$)")

RULES = (
    Rule(
        "bsn",
        "bsn",
        Value(
            r"[0-9]{4}[ .-][0-9]{2}[ .-][0-9]{3}|[0-9]{3}[ .-]?[0-9]{3}[ .-]?[0-9]{3}|[0-9]{8}",
            60,
            _HANGS_LOOSE,
        ),
        _is_bsn,
    ),
    Rule(
        "bsn",
        "register",
        Value(r"[0-9]{2}[. ]?[0-9]{2}[. ]?[0-9]{2}[- ]?[0-9]{3}[. -]?[0-9]{2}", 60, _HANGS_LOOSE),
        _is_register_number,
    ),
    Rule("student_number", "student", _STUDENT, _has_digits),
    Rule("student_number", "student_word", _SEVEN, _has_digits, linked=True),
    Rule("student_number", "result", _SEVEN, _has_digits, True, _NO_NOUN),
    Rule("student_number", "result_list", _SEVEN, _has_digits, True, _GRADE),
    Rule("staff_number", "staff", _STAFF),
    Rule("staff_number", "staff_word", _STAFF_WORD, linked=True),
    Rule("document", "passport", _PASSPORT, linked=True),
    Rule("document", "id_card", _ID_CARD, linked=True),
    Rule("document", "licence", _LICENCE, linked=True),
    Rule("document", "permit", _PERMIT, linked=True),
)
"""In this order the surest comes first."""

# What may stand between the word and the value when nothing else than the two makes the number.
_LINKED = Pattern(rf"(?:^|[:#=(]|\b{any_of('link')})[.\s:#(=-]{{0,4}}$")
_COUNTED = Pattern(rf"\b{any_of('counted')}\s+(?:\w+\s+)?$")
_UNIT = Pattern(rf"^[\s-]*{any_of('unit')}\b")
_S_NUMBER = Pattern(r"(?:^|[^0-9a-z])([sri][0-9]{7})" + _EDGE)


def numbers(place: Place) -> Iterator[tuple[str, Span]]:
    """Every number of a person that a word announces, as (category, clean span)."""
    for rule in RULES:
        for start, end in place.cues(rule.tag):
            for span in _values(place, rule, start, end):
                if not place.is_example(start, span[1]):
                    yield rule.category, span


def _values(place: Place, rule: Rule, start: int, end: int) -> Iterator[Span]:
    """The values that belong to the announcing word at that span: after it, or just before."""
    span = _after(place, rule, start, end)
    if span is None and rule.category == "document":
        span = _found(place, rule, _NUMBERED, end)
    if span is None and not rule.linked:
        span = _before(place, rule, start)
    while span is not None:
        yield span
        span = _found(place, rule, rule.value.more, span[1])


def _after(place: Place, rule: Rule, start: int, end: int) -> Span | None:
    span = _found(place, rule, rule.value.first, end)
    if span is None:
        return None
    is_bare = place.text.folded[span[0]].isdigit()
    if is_bare and place.last(("other", "phone_word"), span[0], span[0] - end):
        return None
    if rule.category == "bsn":  # its check digit makes it sure enough across sentences
        return span
    folded = place.text.folded
    linked = rule.linked or folded[start:end].endswith("numbers")  # "student numbers rose to"
    if not place.joined(end, span[0]) or (linked and not _leads(folded[end : span[0]])):
        return None
    after = folded[span[1] : span[1] + 16]
    if rule.follows and is_bare and not rule.follows.search(after):
        return None
    counted = _COUNTED.search(folded[max(0, start - 30) : start])
    return None if counted or _UNIT.search(after) else span


def _leads(bridge: str) -> bool:
    return _LINKED.search(bridge) is not None


def _before(place: Place, rule: Rule, start: int) -> Span | None:
    floor = max(0, start - 40)
    if not longest_row(place.text.folded[floor:start]):
        return None
    match = rule.value.before.search(place.text.folded[floor:start])
    if match is None or not rule.is_valid(match.group(1)):
        return None
    return floor + match.start(1), floor + match.end(1)


def _found(place: Place, rule: Rule, pattern: Pattern, at: int) -> Span | None:
    match = pattern.search(place.text.folded[at : at + _REACH])
    if match is None or not rule.is_valid(match.group(1)):
        return None
    return at + match.start(1), at + match.end(1)


def s_numbers(place: Place) -> Iterator[Span]:
    """Student numbers as Dutch and Flemish universities write them, near words about study."""
    for match in _S_NUMBER.finditer(place.text.folded):
        start, end = match.span(1)
        if place.near(("study",), start, end, 120) and not place.last(("other",), start, 25):
            yield start, end
