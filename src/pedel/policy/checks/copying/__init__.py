"""Signs that somebody else's work is copied, or passed on, without leave.

- `pirated`: an offer of pirated copies or a request for them: a shadow library used or linked, a
  textbook as PDF "on my Drive, DM me", a torrent, a cracked program, a stream.
- `scan`: pages of a book, article or newspaper scanned, photographed or typed out for others, and
  articles taken out from behind a paywall.
- `music`: music with a maker under a video (the right to it is one of its own: a streaming
  subscription does not give it).
- `picture`: a picture taken from the web, or one whose maker is unknown or only thanked.
- `verbatim`: a quotation of more than `longest_quote` words that names no source.

Sources: Auteurswet, articles 1 and 12 (making public), 13 and 14 (copying), 15a (quoting with name
and source); Directive 2001/29/EC, articles 2, 3 and 5(3)(d). How long a quotation may be is in none
of them; forty words is where the APA manual (7th edition, 8.27) sets a block quotation apart.

Left alone on purpose: what stands beside words of permission, licence or open access; authors who
share their own work; libraries that scan on request, digitising of old sources, scans of brains;
research and debate about piracy; music that is free, composed or played for the occasion; and
warnings not to copy. Two texts are never compared: whether something *is* copied people must see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from ...match import Label, Match, Part, Scan
from ...text import Span
from .._phrases import phrases
from .quotes import unsourced_quotes
from .rules import RULES, WORDS, found, named_music

CATEGORIES = {
    "pirated": Label(
        "an offer of pirated copies or a request for them",
        "een aanbod van illegale kopieën of een vraag erom",
    ),
    "scan": Label(
        "a copy of pages from a book, article or newspaper",
        "een kopie van bladzijden uit een boek, artikel of krant",
    ),
    "music": Label(
        "music under a video that may need a licence",
        "muziek onder een video waarvoor een licentie nodig kan zijn",
    ),
    "picture": Label("a picture taken from the web", "een afbeelding van internet"),
    "verbatim": Label(
        "a long passage copied word for word without its source",
        "een lange, letterlijk overgenomen passage zonder bron",
    ),
}


@dataclass(frozen=True)
class Params:
    """What a pack may set: how many words a quotation without a source may have."""

    longest_quote: int = 40


def find(scan: Scan, params: Params) -> Iterator[Match]:
    """Yields a match for each place that tells of copying."""
    part = scan.text
    if hits := scan.all_hits(part):
        for category, start, end in _merged(_signs(part, hits)):
            yield Match(category, part, start, end)
    if len(part.text.clean) > 4 * params.longest_quote:
        for start, end in unsourced_quotes(part.text, params.longest_quote):
            yield Match("verbatim", part, start, end)


def _signs(part: Part, hits: Mapping[str, Sequence[Span]]) -> Iterator[tuple[str, int, int]]:
    folded = part.text.folded
    has = cache(lambda tag: phrases(WORDS, tag).search(folded) is not None)
    for rule in RULES:
        if rule.tag in hits and all(map(has, rule.near)):
            yield from _by_hit(rule.category, hits[rule.tag], partial(found, rule, folded))
    if "video" in hits and (has("tune") or has("beneath")):
        yield from _by_hit("music", hits["video"], partial(named_music, part.text.clean, folded))


def _by_hit(
    category: str, hits: Sequence[Span], judge: Callable[[Span], Span | None]
) -> Iterator[tuple[str, int, int]]:
    reached = -1
    for hit in hits:
        if hit[0] >= reached and (span := judge(hit)):
            reached = span[1]
            yield category, *span


def _merged(signs: Iterator[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """The signs with those of one category that overlap made one."""
    last: tuple[str, int, int] | None = None
    for category, start, end in sorted(signs):
        if last and last[0] == category and start <= last[2]:
            last = category, last[1], max(last[2], end)
            continue
        if last:
            yield last
        last = category, start, end
    if last:
        yield last
