"""Marks and pay in figures: "got a 3 for", "haalde een 4,5 voor", "earns 7,200", "Femke's grade was a 2"."""

from __future__ import annotations

from collections.abc import Iterator

from ...match import Part, Scan
from ...pattern import Pattern
from ...text import Span

_PAY = Pattern(
    r"\b(?:earns|makes|verdient)(?: about| around| only| maar| zo'n| ongeveer)? ?[€$£]? ?[0-9][0-9.,]{2,}"
)
_SALARY = Pattern(
    r"\b(?:salary|salaris|loon|wage|bonus|salarisschaal|loonstrook(?:je)?|pay ?slip)"
    r"(?: [a-z]+){0,3}(?: is| was|:)? (?:[a-z]+ ){0,2}[€$£]? ?[0-9][0-9.,]*"
)
_MARK = Pattern(
    r"\b(?:got|gets|scored|received|has|only|haalde|haalt|kreeg|krijgt|scoorde|heeft|had|behaalde)"
    r" (?:only |just |again |another |maar |slechts |weer |nog geen )?(?:a |an |een )?"
    r"(?:[1-9](?:[.,][0-9])?(?:/10)?|f|d|[1-9][0-9] ?%|[0-9]{1,2}/20)(?: (?:for|on|voor|op|in|out of)\b)"
)
_MARK_OF = Pattern(
    r"\b(?:grade|mark|score|exam|thesis|essay|cijfer|tentamen|scriptie)s?(?: [a-z]+){0,3}(?: is| was|:)"
    r"(?: maar| only| just)?(?: an?| een)? (?:[1-9](?:[.,][0-9])?|f|[0-9]{1,2}/20)\b"
)
_LOW_MARK = Pattern(
    r"\b(?:an?|een) (?:[1-5](?:[.,][0-9])?|f) (?:for|voor|on|op) "
    r"(?:(?:his|her|their|zijn|haar|my|mijn|the|de|het) )?(?:[a-z]+ )?"
    r"(?:thesis|essay|exam|resit|paper|assignment|presentation|statistics|scriptie|tentamen|herkansing|"
    r"opdracht|"
    r"presentatie|statistiek|toets|verslag)\b"
)
_FIGURES = (
    ("mark", _MARK, "grades", ""),
    ("mark", _LOW_MARK, "grades", ""),
    ("mark", _MARK_OF, "grades", "noun"),
    ("pay", _PAY, "money", ""),
    ("pay", _SALARY, "money", "noun"),
)


def figures(scan: Scan, part: Part) -> Iterator[tuple[Span, str, str]]:
    """The clean span of every mark and pay in figures, with its category and form."""
    if not part.text.has_digit:
        return
    for tag, pattern, category, form in _FIGURES:
        if scan.hits(part, tag):
            for found in pattern.finditer(part.text.folded):
                yield found.span(), category, form
