"""Long quotations that name neither maker nor work."""

from __future__ import annotations

from collections.abc import Iterator

from ...pattern import Pattern
from ...text import Span, Text
from .._passages import quotations
from .._phrases import phrases

_REACH = 140
_AFTER = Pattern(
    r"^[\"')\]]*\s*(?:(?:[-(~*|,;]|\n)+\s*(?:(?i:by|from|van|uit|door|source|bron|in)\b:? ?)?[\"'(_*]*[A-Z@#]"
    r"|\[[0-9]|\([^)]*[0-9]{4})"
)
_NAME = Pattern(r"[a-z,;:)] [\"'(_]*[A-Z][\w'-]+(?: (?:van|de|der|den|of|the|[A-Z][\w'.-]*))*")


def unsourced_quotes(text: Text, longest: int) -> Iterator[Span]:
    """The clean spans of quotations of at least `longest` words that name no source."""
    clean = text.clean
    for start, end in quotations(clean, longest):
        before = clean[max(0, start - _REACH) : start - 1]
        after = clean[end + 1 : end + _REACH]
        if not (_AFTER.search(after) or _NAME.search(before) or _is_named(text, start, end)):
            yield start, end


def _is_named(text: Text, start: int, end: int) -> bool:
    around = text.folded[max(0, start - _REACH) : start] + " | " + text.folded[end : end + _REACH]
    return (
        "://" in around
        or "www." in around
        or phrases("copying/words", "attributed").search(around) is not None
    )
