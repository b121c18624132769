"""Whether a draft tells news of the university as news, and with which words."""

from __future__ import annotations

from bisect import bisect_left

from ...match import Part, Scan
from ...pattern import Pattern
from ...text import Span

_MANY = 50
"""So many mentions of the name are looked at; what follows in a longer text adds nothing."""
_BEHIND = 40
_BESIDE = 8
_FAR = 90
_HEADED = 160
_NEAR = 12
_SENTENCE = 300

_AUTHOR = Pattern(r" (?:i|ik|my|mijn|me|mij|we|wij|us|our|ons|onze) ")
_IF = Pattern(
    r"^\W*(?:if|when|whenever|once|before|until|als|wanneer|zodra|voordat|toen|stel|hopelijk|hopefully|"
    r"maybe|misschien|wish|hope|hoping|looking for|searching|wonder|how|why|op zoek|zoek|benieuwd|hoe|"
    r"waarom)\b"
)
_NOT = Pattern(r" (?:not|never|no|nor|niet|nooit|geen|noch) ")
_SOMEBODY = Pattern(
    r"\b(?:who|whose|that|which|die|dat|student|students|studenten|alumnus|alumna|alumni|has to|moet)\b"
)
_OPENING_HOURS = Pattern(
    r"^ (?:so many|(?:its |your )?doors|deuren|(?:haar|zijn) deuren|(?:at|om|from|vanaf|around|"
    r"rond) (?:\d|one|two|seven|eight|nine|ten|eleven|noon|een|twee|zeven|acht|negen|tien|elf|twaalf)|"
    r"until|till|tot|again|weer|late|later)\b"
)
_PRESS = Pattern(r"^ press (?:[^r]|release part)")  # a publisher
_AUXILIARIES = frozenset("heeft hebben is wordt werd gaat maakt".split())
_PLACES = ("bij ", "bij de ", "near ", "naar ", "naar de ", "to ", "in ", "outside ", "langs de ", "around ")
_YEAR = Pattern(r"\b(1[0-9]{3}|20[0-9]{2})\b")
_CENTURY = Pattern(r"\b(?:century|centuries|eeuw|years ago|jaar geleden)\b")


def news(scan: Scan) -> Span | None:
    """The clean span of the words that tell news of the university, or None.

    None as well where the draft gives an opinion, jokes, invites, congratulates, or says where else
    the link stands.
    """
    part = scan.text
    if any(scan.hits(part, tag) for tag in ("opinion", "aside", "elsewhere")):
        return None
    if heading := _heading(scan, part):
        return heading
    names = sorted((*scan.hits(part, "name"), *scan.hits(part, "own")))
    for start, end in names[:_MANY]:
        span = _told(scan, part, start, end)
        if span and _is_news(scan, part, span, (start, end)):
            return span
    return None


def _heading(scan: Scan, part: Part) -> Span | None:
    """A "Press release:" with the institution's name behind it, or "News from the university:"."""
    clean = part.text.clean
    for start, end in scan.hits(part, "heading"):
        if clean[end : end + 2].lstrip()[:1] in (":", "-", "|"):
            return start, end
    for start, end in scan.hits(part, "release"):
        colon = clean.find(":", end, end + 40)
        if colon < 0 or not _opens(clean, start):
            continue
        named = _first(scan.hits(part, "name"), end, end + _HEADED)
        if named:
            return start, named[1]
    return None


def _opens(clean: str, at: int) -> bool:
    """Whether a heading stands at the beginning of a line."""
    near = max(at - _NEAR, 0)
    return not any(map(str.isalnum, clean[max(clean.rfind("\n", near, at), near) : at]))


def _told(scan: Scan, part: Part, start: int, end: int) -> Span | None:
    """The name with what its institution does, or with what is told of it."""
    if _PRESS.search(part.text.folded[end : end + 24]):
        return None
    does = _first(scan.hits(part, "does"), end, end + _BEHIND)
    is_place = part.text.folded[max(start - _NEAR, 0) : start].endswith(_PLACES)
    if does and not is_place and _is_done(scan, part, end, does):
        return start, does[1]
    if by := _last(scan.hits(part, "by"), start - _BESIDE, start):
        return by[0], end
    if office := _last(scan.hits(part, "office"), start - _FAR, start):
        return office[0], end
    return _found_out(scan, part, start, end)


def _is_done(scan: Scan, part: Part, name_end: int, does: Span) -> bool:
    """A bare "heeft" or "is" needs its participle; "opens at nine" is no news, nor what a student does."""
    folded = part.text.folded
    if _SOMEBODY.search(folded[name_end : does[0]]):
        return False
    if folded[does[0] : does[1]] in _AUXILIARIES:
        return _first(scan.hits(part, "done"), does[1], does[1] + _FAR) is not None
    return not _OPENING_HOURS.search(folded[does[1] : does[1] + 20])


def _found_out(scan: Scan, part: Part, start: int, end: int) -> Span | None:
    """Researchers of the institution who found something out."""
    scholars = scan.hits(part, "scholar")
    who = _last(scholars, start - 30, start) or _first(scholars, end, end + 20)
    if who is None:
        return None
    finds = scan.hits(part, "finds")
    what = _first(finds, max(end, who[1]), end + _FAR) or _last(finds, start - 60, start)
    return (min(start, who[0], what[0]), max(end, who[1], what[1])) if what else None


def _is_news(scan: Scan, part: Part, span: Span, name: Span) -> bool:
    """Whether the sentence states it: nobody's own doings, no question, no condition, no history."""
    text = part.text
    start, end = text.sentence(span[0])
    if end < span[1] or text.clean[start:end].rstrip("\"')").endswith("?"):
        return False
    start, end = max(start, span[0] - _SENTENCE), min(end, span[1] + _SENTENCE)
    around = text.spaced[start : name[0] + 1] + text.spaced[name[1] + 1 : end + 2]
    if _AUTHOR.search(around) or _NOT.search(around):
        return False
    sentence = text.folded[start:end]
    years = [int(found.group()) for found in _YEAR.finditer(sentence)]
    is_history = any(year < scan.day.year - 1 for year in years) or _CENTURY.search(sentence)
    return not is_history and not _IF.search(sentence)


def _first(hits: list[Span], start: int, end: int) -> Span | None:
    """The first hit that begins from `start` on and before `end`; of several there the longest."""
    at = bisect_left(hits, (start, 0))
    if at == len(hits) or hits[at][0] >= end:
        return None
    return max(hits[at : at + 4], key=lambda hit: (hit[0] == hits[at][0], hit[1]))


def _last(hits: list[Span], start: int, end: int) -> Span | None:
    """The last hit that ends from `start` on and not behind `end`; of several there the longest."""
    at = bisect_left(hits, (end, 0))
    ending = [hit for hit in hits[max(at - 4, 0) : at] if start <= hit[1] <= end]
    return max(ending, key=lambda hit: (hit[1], -hit[0]), default=None)
