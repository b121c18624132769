"""Which places of a text are quoted: said by somebody else, or spoken about."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from ..pattern import Pattern
from ..text import Span

_QUOTED = Pattern(
    r"\"[^\"\n]{1,300}\"|`[^`\n]{1,100}`"
    r"|(?:^|[\s(:])'(?:[a-z0-9][^'\n]{0,100}|[a-z][^'\n]{0,60}'[a-z][^'\n]{0,60})'(?:[\s.,:;!?)]|$)"
)


class Cover:
    """Spans that lie over others, asked in logarithmic time."""

    def __init__(self, spans: list[Span]) -> None:
        spans = sorted(spans)
        self._starts = [start for start, _ in spans]
        self._reach = list(accumulate((end for _, end in spans), max))

    def holds(self, start: int, end: int) -> bool:
        """Whether they reach over this span."""
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and self._reach[index] >= end


def quotations(folded: str) -> Cover:
    """The quotations in a folded text, in double or single quotation marks or backticks."""
    return Cover([match.span() for match in _QUOTED.finditer(folded)])
