"""One hit of a term and what stands around it in its sentence."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from ...match import Part, Scan
from ...pattern import Pattern
from ...text import Span
from .grammar import grammar

REACH = 200
"""How many characters to either side are read, so that a text without full stops stays linear."""

_CLOSE = 80
_YEARS = ("1", "20", "century")
_OLD = Pattern(r"\b(?:1[0-9]{3}|20[01][0-9])\b|\b1[0-9]e eeuw|century")
_OPENS_QUOTE = Pattern(r"""(?:^|[\s(\[:,])'[^']*$""")
_CLOSES_QUOTE = Pattern(r"""^[^']*'(?:[\s.,;:!?)\]]|$)""")
_REPORT = grammar(r"\b%passage.report%\b[^.!?]{0,40}$")


class Passage:
    """A hit (a clean span), with the folded text of its sentence before and after it."""

    def __init__(self, scan: Scan, part: Part, start: int, end: int) -> None:
        self.scan = scan
        self.part = part
        self.start = start
        self.end = end

    @cached_property
    def sentence(self) -> Span:
        """The clean span of the sentence around it, cut off at `REACH`."""
        first, last = self.part.text.sentence(self.start)
        return max(first, self.start - REACH), min(max(last, self.end), self.end + REACH)

    @cached_property
    def before(self) -> str:
        return self.part.text.folded[self.sentence[0] : self.start]

    @cached_property
    def hit(self) -> str:
        return self.part.text.folded[self.start : self.end]

    @cached_property
    def after(self) -> str:
        return self.part.text.folded[self.end : self.sentence[1]]

    @cached_property
    def beyond(self) -> str:
        """What follows, also past the end of the sentence."""
        return self.part.text.folded[self.end : self.end + REACH]

    @cached_property
    def preceding(self) -> str:
        """What goes before, also past the beginning of the sentence."""
        return self.part.text.folded[max(self.start - REACH, 0) : self.start]

    @property
    def is_file(self) -> bool:
        """Whether it is the name of a file that goes with the draft."""
        return self.part.where.startswith("file")

    @property
    def is_upper(self) -> bool:
        """Whether it is written in capitals."""
        return self.part.text.clean[self.start : self.end].isupper()

    @property
    def is_opened(self) -> bool:
        """Whether it begins a sentence or stands behind a sign."""
        before = self.before.rstrip(" ")
        return not before or (not before[-1].isalnum() and before[-1] not in "'&")

    @property
    def is_question(self) -> bool:
        return self.after.rstrip(" \"')").endswith("?")

    @property
    def is_quoted(self) -> bool:
        """Whether it stands between quotation marks, so in the words of somebody or something else."""
        before, after = self.before, self.after
        if before.count('"') % 2 and '"' in after:
            return True
        return "'" in before and bool(_OPENS_QUOTE.search(before) and _CLOSES_QUOTE.search(after))

    @property
    def is_reported(self) -> bool:
        """Whether somebody is said to say it."""
        return bool(_REPORT.search(self.before))

    @property
    def is_past(self) -> bool:
        """Whether it is about long ago: an archive, a war, a year before 2020."""
        if self.near("past"):
            return True
        around = self.before[-_CLOSE:] + " | " + self.after[:_CLOSE]
        return any(map(around.__contains__, _YEARS)) and bool(_OLD.search(around))

    def near(self, tag: str, before: int = REACH, after: int = REACH) -> bool:
        """Whether a term of that tag begins within so many characters before or after it."""
        return self.first(tag, before, after) is not None

    def first(self, tag: str, before: int, after: int) -> Span | None:
        """The first term of that tag that begins within so many characters before or after it."""
        return self.between(tag, self.start - before, self.end + after)

    def between(self, tag: str, start: int, end: int) -> Span | None:
        """The first term of that tag that begins between two clean offsets."""
        spans = self.scan.hits(self.part, tag)
        index = bisect_left(spans, (start,))
        return spans[index] if index < len(spans) and spans[index][0] < end else None
