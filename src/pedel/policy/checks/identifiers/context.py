"""The words around a value that was found: what kind of number it is, and whose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache, cached_property
from typing import NamedTuple

from ...match import Part, Scan
from ...terms import Lexicon
from ...text import Span, Text
from .. import own_terms

_ROW = bytes(48 if 48 <= byte < 58 else 97 for byte in range(256))


class Cue(NamedTuple):
    """A word of the context and the tag under which it stands."""

    start: int
    end: int
    tag: str


@cache
def lexicon(name: str) -> Lexicon:
    """The terms of a file beside this module, in an automaton of their own."""
    lists = own_terms(f"identifiers/{name}")
    return Lexicon({tag: lists[tag] for tag in lists})


@cache
def words(tag: str) -> frozenset[str]:
    """The words of one list from which patterns are made."""
    return frozenset(own_terms("identifiers/words")[tag].terms)


def any_of(tag: str) -> str:
    """The words of one list as a group of a regular expression, the longest first."""
    ordered = sorted(words(tag), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(word.replace('.', '[.]') for word in ordered)})"


def longest_row(clean: str) -> int:
    """How many digits the longest row has that only separators interrupt: 0, 1, 7 or 9 at least.

    One quick look at the bytes, so that the searches can be spared.
    """
    row = clean.encode("utf-8", "replace").translate(_ROW, b" ()+-./_")
    if b"0" not in row:
        return 0
    return 9 if b"0" * 9 in row else 7 if b"0" * 7 in row else 1


class Place:
    """One part with its cues: those that woke the check and those looked up on demand."""

    def __init__(self, part: Part, scan: Scan) -> None:
        self.part = part
        self.text: Text = part.text
        self._scan = scan

    def cues(self, tag: str) -> list[Span]:
        """The spans of the check's own terms with that tag, each to the end of its word."""
        hits = self._scan.hits(self.part, tag)
        return [(start, self._word_end(end)) for start, end in hits] if hits else hits

    def _word_end(self, at: int) -> int:
        folded = self.text.folded
        end = min(len(folded), at + 20)
        while at < end and folded[at].isalpha():
            at += 1
        return at

    @cached_property
    def _context(self) -> dict[str, tuple[list[int], list[int]]]:
        """By tag: the ends of its words in order, and their starts."""
        found = lexicon("context").find(self.text)
        table: dict[str, tuple[list[int], list[int]]] = {}
        for tag, spans in found.items():
            spans.sort(key=lambda span: span[1])
            table[str(tag)] = [end for _, end in spans], [start for start, _ in spans]
        return table

    def last(self, tags: tuple[str, ...], at: int, reach: int) -> Cue | None:
        """The nearest word with one of the tags before `at`, in the same sentence."""
        floor = max(self.text.sentence(at)[0], at - reach)
        nearest: Cue | None = None
        for tag in tags:
            ends, starts = self._context.get(tag, ((), ()))
            index = bisect_right(ends, at) - 1
            if index >= 0 and starts[index] >= floor and (nearest is None or ends[index] > nearest.end):
                nearest = Cue(starts[index], ends[index], tag)
        return nearest

    def next(self, tags: tuple[str, ...], at: int, reach: int) -> Cue | None:
        """The nearest word with one of the tags after `at`, in the same sentence."""
        ceiling = min(self.text.sentence(max(at - 1, 0))[1], at + reach)
        nearest: Cue | None = None
        for tag in tags:
            ends, starts = self._context.get(tag, ((), ()))
            index = bisect_left(ends, at + 1)
            while index < len(ends) and starts[index] < at:
                index += 1
            if index < len(ends) and ends[index] <= ceiling:
                cue = Cue(starts[index], ends[index], tag)
                nearest = cue if nearest is None or cue.start < nearest.start else nearest
        return nearest

    def near(self, tags: tuple[str, ...], start: int, end: int, reach: int) -> bool:
        """Whether a word with one of the tags stands within `reach` of a span."""
        low, high = start - reach, end + reach
        for tag in tags:
            ends, starts = self._context.get(tag, ((), ()))
            index = bisect_right(ends, low)
            if index < len(ends) and starts[index] < high:
                return True
        return False

    def joined(self, start: int, end: int) -> bool:
        """Whether two places stand in one sentence, or only signs stand between them ("nr. 12")."""
        if self.text.sentence(start) == self.text.sentence(end):
            return True
        return not self.text.folded[start:end].strip(" .:=(#-\n\t")

    def is_contact(self, owner: Cue) -> bool:
        """Whether somebody is named as whom to ask on behalf of a desk: "Press: Anna de Wit, 071 …"."""
        desk = self.last(("desk",), owner.start, 30)
        return (
            desk is not None
            and owner.tag == "given"
            and self.text.folded[desk.end : owner.start].strip() in (":", "contact:")
        )

    def is_example(self, start: int, end: int) -> bool:
        """Whether what stands there is called an example or made up."""
        return self.near(("fictive",), start, end, 40)

    def is_in_link(self, start: int) -> bool:
        """Whether that place is inside a link that does not itself dial or write to somebody."""
        head = self.text.folded[max(0, start - 200) : start]
        word = head[max(head.rfind(" "), head.rfind("\n")) + 1 :]
        dials = ("tel:", "wa.me/", "whatsapp.com/", "signal.me/", "sms:")
        return ("://" in word or "www." in word) and not any(dial in word for dial in dials)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a value is not a piece of a longer number or word."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before and (before[-1].isalnum() or (before[-1] in ".,/-:_=" and before[:-1].isdigit())):
        return False
    return not (after and (after[0].isalnum() or (after[0] in ".,/-:_" and after[1:].isdigit())))
