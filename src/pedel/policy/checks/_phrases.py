"""Phrases kept as data and compiled to one pattern, for words that are looked for only near a hit.

They stand in a `.terms` file that the lexicon does not read, one phrase a line; between words a
comma or a colon may stand, the end of a sentence may not:

    paper/article (of/on) the web     # alternatives; what is in parentheses may be left out
    download*                         # any word that begins like this; *end likewise
    do not ... use                    # up to four words between; two with ..
    <many> books                      # a number from ten; <n>: any; <nth>: a rank; <year>: before 1950
    the <rank> of                     # any phrase of the tag [rank] in the same file
"""

from __future__ import annotations

import re
from functools import cache

from ..pattern import Pattern
from . import own_terms

NUMBER = (
    r"(?:[0-9]+(?:[.,][0-9]+)*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|hundred|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig|dertig|"
    r"veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd)"
)
"""A number in folded text, in digits or as a word."""

_BLANK = r"[^\w.!?]{1,3}"
_GAPS = {"...": 4, "..": 2}
_MANY = r"(?:[0-9]{2,}[0-9.,]*|dozens of|hundreds of|thousands of|tientallen|honderden|duizenden)"
_NTH = r"(?:[0-9]+(?:st|nd|rd|th|e|ste|de)?|first|second|third|eerste|tweede|derde)"
_SPECIAL = {
    "<n>": NUMBER,
    "<nth>": _NTH,
    "<many>": _MANY,
    "<year>": r"(?:1[0-8][0-9]{2}|19[0-4][0-9])",
}


@cache
def phrases(file: str, *tags: str) -> Pattern:
    """The pattern, for folded text, of the phrases of those tags in a `.terms` file; group 1 is it."""
    return Pattern(rf"(?:^|\W)({any_of(file, *tags)})(?:\W|$)")


@cache
def any_of(file: str, *tags: str) -> str:
    """All phrases of those tags as one group in RE2 syntax, to be part of a pattern."""
    lines = (line for tag in tags for line in own_terms(file)[tag].terms)
    return "(?:" + "|".join(_phrase(line, file) for line in lines) + ")"


def _phrase(phrase: str, file: str) -> str:
    made, has_begun = "", False  # before the first word that must stand, blanks follow; then they lead
    for place in phrase.split():
        if place in _GAPS:
            word = r"[\w'&.-]+"
            made += f"(?:{_BLANK}{word}" if has_begun else f"(?:{word}{_BLANK}"
            made += f"){{0,{_GAPS[place]}}}"
        elif place.startswith("("):
            word = _choice(place.strip("()"), file)
            made += f"(?:{_BLANK}{word})?" if has_begun else f"(?:{word}{_BLANK})?"
        else:
            made += (_BLANK if has_begun else "") + _choice(place, file)
            has_begun = True
    return made


def _choice(place: str, file: str) -> str:
    return "(?:" + "|".join(_word(word, file) for word in place.split("/")) + ")"


def _word(word: str, file: str) -> str:
    if word in _SPECIAL:
        return _SPECIAL[word]
    if word.startswith("<"):
        return any_of(file, word[1:-1])
    return re.escape(word).replace(r"\*", r"[\w'-]*")
