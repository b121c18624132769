"""What must not be shown is dotted out, wherever it turns up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ahocorasick_rs import AhoCorasick, MatchKind

from ..engine import excerpt, masked
from ..finding import Finding
from ..report import Report
from ..text import Span, Text

_SHORTEST = 3
_ALONE_BELOW = 6
"""A value shorter than this is dotted out only where it stands as a word of its own."""


class Veil:
    """Hides the masked values of a report: at their place, and where they are repeated."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._texts = {part.where: part.text for part in report.parts}
        self._parts: dict[str, str] = {}
        values = {form for value in self._values() for form in _forms(value)}
        self._values_found = (
            AhoCorasick(sorted(values), matchkind=MatchKind.LeftmostLongest) if values else None
        )

    def _values(self) -> Iterable[str]:
        for where, spans in self._report.masks.items():
            for start, end in spans:
                yield self._texts[where].original[start:end]

    def part(self, where: str) -> str:
        """The text of a part of the draft as it may be shown; offsets stay."""
        if where not in self._parts:
            text = self._texts[where]
            spans = [*self._report.masks.get(where, ()), *self._repeated(text)]
            self._parts[where] = masked(text.original, spans)
        return self._parts[where]

    def over(self, text: str) -> str:
        """Any other text as it may be shown."""
        return masked(text, self._repeated(Text(text))) if self._values_found else text

    def finding(self, finding: Finding) -> Finding:
        """The finding with everything that came from the draft as it may be shown."""
        if self._values_found is None:
            return finding
        return replace(
            finding,
            excerpt=excerpt(self.part(finding.where), finding.start, finding.end, []),
            suggestion=self.over(finding.suggestion),
            values={name: self.over(value) for name, value in finding.values.items()},
        )

    def _repeated(self, text: Text) -> list[Span]:
        if self._values_found is None:
            return []
        found = self._values_found.find_matches_as_indexes(text.folded)
        return [text.span(start, end) for _, start, end in found if _is_whole(text.folded, start, end)]


def _forms(value: str) -> Iterable[str]:
    """A value folded, and folded without blanks and punctuation, as some write a number."""
    folded = Text(value).folded.strip()
    for form in (folded, "".join(filter(str.isalnum, folded))):
        if len(form) >= _SHORTEST:
            yield form


def _is_whole(text: str, start: int, end: int) -> bool:
    if end - start >= _ALONE_BELOW:
        return True
    return not text[max(start - 1, 0) : start].isalnum() and not text[end : end + 1].isalnum()
