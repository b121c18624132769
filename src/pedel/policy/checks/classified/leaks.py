"""Everyday ways to give a thing away that is not public yet.

Each cue needs something to give away: a clause behind it ("not announced yet, but …"), or other
words around it ("… You didn't hear it from me"). Words that only make curious do not count, so that
an announcement of an announcement is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from ...match import Match, Part, Scan
from ...pattern import Pattern
from .. import own_terms
from .cues import CUES, KINDS
from .grammar import grammar
from .passage import Passage

_CLAUSE = grammar(r"(?:^|[^\x00-\x7f]|[.,:;!?()\[\]\-|*/\n\"])\s*(?:%leaks.opener%[\s,!.:]+){0,4}$")
_CONNECTED = grammar(
    r"^[\s\"')]*(?:%leaks.tail%[\s\"')]*)*(?:[,.;!\-:(]*\s*)*%leaks.but%\b|"
    r"^[\s\"')]*(?:on \w+|op \w+|hoor|he)?(?::|\s-+\s|,|\()"
)
_ONLY_COMMA = Pattern(r"^[\s\"')]*,\s*$")
_IF = grammar(r"\b%leaks.if%\b[^.!?,:;]{0,60}$")
_CLOSES = grammar(
    r"^[\s\"']*%leaks.end%*\s*"
    r"(?:$|[.!;)\]|\n]|[^\x00-\x7f]|,?\s*(?:[sp]+[sh]+t*|so|dus|please|aub|svp))"
)
_PRONOUN = grammar(
    r"(?:^|[^\x00-\x7f]|[.,:;!?()\[\]\-|*/\n\"]|\b(?:but|maar|and|en|so|dus))\s*"
    r"(?:%leaks.pronoun%(?:'s|\s|$)\s*(?:%leaks.is%\s*)*)*$"
)
_THIRD = grammar(r"\b%leaks.third%\b[^.!?,:]{0,30}$")
_NEWS = grammar(r"\b%leaks.news%\b")
_TEASES = grammar(r"\b%leaks.teaser%\b")
_SIGNS = str.maketrans(dict.fromkeys("!\"#$%&()*+,-./:;<=>?@[]^_`{|}~'0123456789\n", " "))
_CAN_ONLY = Pattern(r"\b(?:can'?t|cannot|can not|may not|kan|kunnen)\b")
_OFFICIALLY = Pattern(r"\b(?:officially|officieel|anything|formeel|formally|technically)\b")
_NOTHING = Pattern(r"\b(?:niks|niets)\b")
_QUIET = Pattern(r"\b(?:quiet|stil|silent|stilhouden|mond|mouths?|voor)\b")
_BARE = grammar(r"^%leaks.bare%$")
_TELL = Pattern(r"^(?:don'?t|do not|never|please don'?t) (?:\w+ )*(?:anyone|anybody|nobody|no one|everyone)$")
_AMONG = Pattern(r"between|onder ons|tussen|in confidence|vertrouwen|off.the.record|entre nous|hush|roos")
_SEPARATED = grammar(r"^\s*%leaks.separated%")
_PUBLISHED = grammar(r"%leaks.published%(?: yet)?$")
_OUT = Pattern(r"\bout(?: yet)?$")
_SOMEBODY = Pattern(r"\b(?:i|he|she|they|we|you)(?:'m|'s|'re| am| is| are| was| were)? $")


def leaks(scan: Scan, part: Part) -> Iterator[Match]:
    """Yields every cue in a part with which something is given away."""
    if scan.hits(part, "leak.wake"):
        for found in CUES.finditer(part.text.folded):
            kind = next(kind for kind in KINDS if found.group(kind))
            passage = Passage(scan, part, *found.span(found.re.groupindex[kind]))
            if _is_plain(passage) and _JUDGES[kind](passage, found):
                yield Match("giving_away", part, passage.start, passage.end, ask=kind == "keeper")
    for tag, judge in (("leak.bond", _bond), ("leak.peek", _peek)):
        for start, end in scan.hits(part, tag):
            passage = Passage(scan, part, start, end)
            if _is_plain(passage) and judge(passage, None):
                yield Match("giving_away", part, start, end)


def _is_plain(passage: Passage) -> bool:
    return not (passage.is_quoted or passage.is_reported or passage.near("leak.care", 60, 60))


def _bond(passage: Passage, _: Any) -> bool:
    """Whether "between you and me" begins a clause that is no question."""
    if not _CLAUSE.search(passage.before) or _is_place(passage) or passage.is_question:
        return False
    if _TELL.search(passage.hit) and not _SEPARATED.search(passage.after):
        return False
    if _AMONG.search(passage.hit) and passage.near("leak.title", 40, 40):
        return False
    if _BARE.search(passage.hit) and not _SEPARATED.search(passage.after):
        return False
    return _gives(_around(passage), 1)


def _is_place(passage: Passage) -> bool:
    """Whether it is a library where quiet is to be kept."""
    return bool(_QUIET.search(passage.hit)) and passage.near("leak.place")


def _barred(passage: Passage, found: Any) -> bool:
    """What "I should not be saying this" is about stands around it; "I may not tell yet, but", behind."""
    if passage.is_question or _THIRD.search(passage.before) or not _CLAUSE.search(passage.before):
        return False
    cue = passage.hit
    this = found.group("this_en") or found.group("this_nl")
    if this == "that" and passage.after[:2].strip().isalpha():
        return False
    soft = bool(_CAN_ONLY.search(cue))
    if soft and not (found.group("yet_en") or " nog " in cue or _OFFICIALLY.search(passage.before + cue)):
        return False
    if (this or cue.startswith(("mag ", "had ", "zou "))) and not soft and not _NOTHING.search(cue):
        return _gives(_around(passage), 1)
    return _gives_behind(passage)


def _closed(passage: Passage, _: Any) -> bool:
    """What is "not announced yet" stands behind it, or before it when it closes a sentence."""
    if passage.is_question or passage.near("outside", 80, 0) or _IF.search(passage.before):
        return False
    if _OUT.search(passage.hit) and _SOMEBODY.search(passage.before):
        return False
    pronoun = bool(_PRONOUN.search(passage.before))
    if not pronoun and (passage.near("leak.event", 80, 0) or _PUBLISHED.search(passage.hit)):
        return False
    if _gives_behind(passage, comma=pronoun):
        return True
    if not pronoun or passage.near("leak.event", 120, 0):
        return False
    return bool(_CLOSES.search(passage.after)) and _states(passage.preceding.rpartition("?")[2])


def _told(passage: Passage, _: Any) -> bool:
    return not passage.near("service", 60, 0) and not passage.is_question and _gives(passage.beyond)


def _peek(passage: Passage, _: Any) -> bool:
    found = passage.first("unpublished", 60, 90)
    return bool(found) and passage.near("result", 90, 120) and not passage.near("past", 100, 100)


def _unsure(passage: Passage, _: Any) -> bool:
    return not _THIRD.search(passage.before) and _gives(_around(passage))


def _keeper(passage: Passage, _: Any) -> bool:
    return _gives(passage.beyond)


_JUDGES = {
    "unsure": _unsure,
    "keeper": _keeper,
    "barred": _barred,
    "bond": _bond,
    "told": _told,
    "closed": _closed,
}


def _around(passage: Passage) -> str:
    return passage.preceding + " | " + passage.beyond


def _tells(content: str) -> bool:
    """Whether a clause says enough: one word will do when it has a verb of news and does not tease."""
    if _TEASES.search(content):
        return _gives(content, 3)
    return _gives(content, 1 if _NEWS.search(content) else 2)


def _gives_behind(passage: Passage, comma: bool = True) -> bool:
    """Whether a clause that is joined to the cue gives something away; by a mere comma if `comma`."""
    found = _CONNECTED.search(passage.beyond)
    if not found or (not comma and _ONLY_COMMA.search(found.group())):
        return False
    return _tells(passage.beyond[found.end() :].partition("?")[0])


def _states(content: str) -> bool:
    """Whether a text tells news: it has a verb for it, or says much."""
    return _gives(content, 2 if _NEWS.search(content) else 3)


def _gives(content: str, least: int = 2) -> bool:
    """Whether a text holds at least so many words that say something."""
    telling = {word for word in content.translate(_SIGNS).split() if len(word) > 1} - _idle()
    return len(telling) >= least


@cache
def _idle() -> frozenset[str]:
    return frozenset(own_terms("classified/idle")["idle"].terms)
