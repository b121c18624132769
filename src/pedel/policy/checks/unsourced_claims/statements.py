"""Claims of rank, and research that is nobody's."""

from __future__ import annotations

from collections.abc import Iterator

from ...pattern import Pattern
from ...text import Span, Text
from .._phrases import phrases
from .figures import is_question
from .sources import WORDS

_SOMEBODYS = Pattern(
    r"(?:\b(?:this|that|these|those|the|our|my|her|his|their|your|its|whose|which|what|no|little|by|how|why|"
    r"dit|deze|die|de|het|ons|onze|mijn|haar|zijn|hun|jouw|welk|welke|geen|weinig|wat|hoe|waarom|leids|leiden|utrechts|delfts)|'s|s'|[\"'])\s*$"
)
_ELSE = Pattern(r"^[ ,]+(?:and|in|at|on|off|up|or|open|goodbye|for|en|op|van|uw)\b")
_ENDS = Pattern(r"^\s*(?:[.!,;]|$)")
_DENIED = Pattern(r"\b(?:not|never|isn't|hasn't|no|niet|nooit|geen|zelden)\b")
_OTHERS = Pattern(r"[,;:]|\b(?:who|whom|those|anyone|everyone|if|that|wie|die|iedereen|als|om)\b")
_ASIDE = 70
_NEAR = 45
_NEXT = 24


def ranks(text: Text) -> Iterator[Span]:
    """The clean spans of claims to be the best, the first, the only one."""
    reached = -1
    for match in phrases(WORDS, "rank", "most", "alone").finditer(text.folded):
        start, end = match.span(1)
        if start < reached:
            continue
        begin, stop = text.sentence(start)
        span = _rank(text.folded, begin, stop, (start, end))
        if span and not (
            is_question(text.folded, begin, stop)
            or _is_aim(text.folded, begin, start, span[1])
            or phrases(WORDS, "warm").search(
                text.folded[max(begin, start - _ASIDE) : min(stop, end + _ASIDE)]
            )
        ):
            reached = span[1]
            yield span


def _is_aim(folded: str, begin: int, start: int, end: int) -> bool:
    """Whether the rank is aimed at: by words before it or, in Dutch, by the verb that ends the clause."""
    aims = phrases(WORDS, "aiming")
    if aims.search(folded[max(begin, start - _ASIDE) : start]):
        return True
    behind = folded[end : end + _NEAR]
    other = _OTHERS.search(behind)
    return aims.search(behind[: other.start()] if other else behind) is not None


def _rank(folded: str, begin: int, stop: int, top: Span) -> Span | None:
    """From the word that ranks to what it ranks and where, or None when it claims no rank."""
    start, end = top
    if phrases(WORDS, "rank").fullmatch(folded[start:end]):
        return top
    is_top = phrases(WORDS, "most").fullmatch(folded[start:end]) is not None
    behind = folded[end : min(stop, end + _ASIDE)]
    what = phrases(WORDS, "institution").search(behind[: _NEAR if is_top else _NEXT])
    where = phrases(WORDS, "place").search(behind) if what or is_top else None
    if what and where:
        return start, end + max(what.end(1), where.end(1))
    ahead = folded[max(begin, start - _ASIDE) : start]
    if what and (owner := phrases(WORDS, "possessive").search(ahead[-_NEXT:] + "|")):
        return (start, end + what.end(1)) if not ahead[-_NEXT:][owner.end(1) :].strip() else None
    if is_top and _ENDS.search(behind) and _is_owned(ahead):
        return top
    if is_top and where and where.start(1) < 4 and phrases(WORDS, "institution").search(ahead):
        return start, end + where.end(1)
    if is_top and (ranked := phrases(WORDS, "university").search(behind[:_NEXT])):
        return start, end + ranked.end(1)
    return None


def _is_owned(ahead: str) -> bool:
    """Whether an institution and whose it is lead to the rank: "our law school is Europe's best"."""
    owner = phrases(WORDS, "possessive").search(ahead[-_NEXT:] + "|")
    return owner is not None and phrases(WORDS, "institution").search(ahead) is not None


def statements(text: Text) -> Iterator[Span]:
    """The clean spans of "research shows" and its kin, where nothing says whose research."""
    for match in phrases(WORDS, "research").finditer(text.folded):
        start, end = match.span(1)
        begin, stop = text.sentence(start)
        before = text.folded[max(begin, start - 40) : start]
        if not (
            _ELSE.search(text.folded[end : end + 12])
            or _SOMEBODYS.search(before[-20:])
            or _DENIED.search(before[-30:])
            or is_question(text.folded, begin, stop)
        ):
            yield start, end


def announcements(text: Text) -> Iterator[Span]:
    """The clean spans of "new research shows", which may announce research that follows."""
    for match in phrases(WORDS, "announced").finditer(text.folded):
        yield match.span(1)
