"""Statements of fact without a source, and dates that do not hold.

Claims, which any source near them clears:

- `statistic`: a figure presented as a fact about the world ("63 % of teenagers", "one in three",
  "twice as likely", "10,000 people die each year").
- `superlative`: a claim of rank ("the best university in Europe", "world-leading", "first ever").
- `research`: "research shows", "studies have proven", without saying which. Where it may be the
  announcement of new research it is put as a question.
- `quotation`: a quotation that stands alone and names nobody.

A source is a link or DOI, "source:", "according to" somebody who has a name, a citation, a named
monitor, report or researcher, or the author's own data ("our survey", "we found"). How near it has
to stand is in `sources`.

- `weekday`: a day of the week that does not fit its date, or a date that does not exist. Without a
  year every year is tried in which the date lies within a year of the day of checking. Dates before
  1924 are left alone: not every country used the Gregorian calendar (Greece was the last in Europe).

Left alone on purpose: times, prices, rooms, places left, marks and discounts; goals and forecasts;
figures of one's own event or institution ("29,985 students"); opinions, compliments and taste ("the
best cake", "best practice"); questions; and the announcement of research without figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...match import Label, Match, Part, Scan
from ...text import Span
from .figures import WAKING, figures
from .quotations import nobodys_quotations
from .sources import has_source, own_data, sources
from .statements import announcements, ranks, statements
from .weekdays import wrong_weekdays

Hits = Mapping[str, Sequence[Span]]

CATEGORIES = {
    "statistic": Label("a figure without a source", "een cijfer zonder bron"),
    "superlative": Label("a claim of rank without a source", "een claim over een rangorde zonder bron"),
    "research": Label("research without saying which", "onderzoek zonder te zeggen welk"),
    "quotation": Label("a quotation without saying whose", "een citaat zonder te zeggen van wie"),
    "weekday": Label(
        "a day of the week that does not fit its date", "een dag van de week die niet bij de datum past"
    ),
}


@dataclass(frozen=True)
class Params:
    """Nothing to set."""


def find(scan: Scan, params: Params) -> Iterator[Match]:
    """Yields a match for each claim without a source and each date that does not hold."""
    part = scan.text
    if claims := sorted(_claims(part, scan.all_hits(part))):
        named = sources(part.text)
        known = sorted((*named, *own_data(part.text)))
        for category, (start, end), ask in claims:
            if not has_source(named if category == "superlative" else known, (start, end)):
                yield Match(category, part, start, end, ask=ask)
    for place in scan.parts:
        if place is part or place.where.startswith("alt."):
            hits = scan.all_hits(place)
            if "weekday" in hits:
                for start, end, better in wrong_weekdays(place.text, scan.day, "month" in hits):
                    yield Match("weekday", place, start, end, suggestion=better)


def _claims(part: Part, hits: Hits) -> Iterator[tuple[str, Span, bool]]:
    text = part.text
    awake = WAKING & hits.keys()
    if "%" in text.clean:
        awake |= {"percent"}
    if awake:
        yield from (("statistic", span, False) for span in figures(text, awake))
    if _may_rank(hits):
        yield from (("superlative", span, False) for span in ranks(text))
    if "study" in hits and "shown" in hits:
        yield from (("research", span, False) for span in statements(text))
        yield from (("research", span, True) for span in announcements(text))
    if '"' in text.clean or "'" in text.clean:
        yield from (("quotation", span, False) for span in nobodys_quotations(text))


def _may_rank(hits: Hits) -> bool:
    return (
        "fixed" in hits
        or ("scope" in hits and "alone" in hits)
        or ("top" in hits and ("scope" in hits or "university" in hits))
    )
