"""Quotations that stand alone and name nobody."""

from __future__ import annotations

from collections.abc import Iterator

from ...pattern import Pattern
from ...text import Span, Text
from .._passages import quotations
from .._phrases import phrases
from .sources import WORDS

_FEWEST_WORDS = 6
_SHARE = 0.6
_ASIDE = 100
_BEFORE = ("", ".", "!", "?", ":")
_ENDS = Pattern(r"^[.,!]?\s*(?:$|\n|[A-Z#(~@|-]|[^\x00-\x7F\pL])")
_NAMED = Pattern(
    r"(?:[^.!?:\s\"'#|-]\s+|[-(~@]\s*|\n\s*)[A-Z][\w'.-]+"
    r"|\|\s+[A-Z][\w.-]+(?: (?:[a-z]{2,3} )*[A-Z]|\s*$)"
)
_WORD = Pattern(r"[a-z]{3,}")


def nobodys_quotations(text: Text) -> Iterator[Span]:
    """The clean spans of quotations of a sentence that are the post, or are said to be nobody's."""
    clean = text.clean
    found = list(quotations(clean, _FEWEST_WORDS))
    for start, end in found:
        before, after = clean[max(0, start - _ASIDE) : start - 1], clean[end + 1 : end + 1 + _ASIDE]
        if clean[start:end].rstrip().endswith("?") or not _ENDS.search(after) or _is_title(clean[start:end]):
            continue
        if _is_nobodys(before.lower()) or (
            len(found) == 1 and _is_the_post(clean, start, end, before, after)
        ):
            yield start, end


def _is_title(quoted: str) -> bool:
    """Whether it is written as titles are: most words with a capital, no stop at the end."""
    words = [word for word in quoted.split() if len(word) > 3]
    return quoted[-1:].isalnum() and 2 * sum(word[0].isupper() for word in words) > len(words)


def _is_nobodys(before: str) -> bool:
    """Whether the words before a quotation say that it is nobody's ("as someone once said:")."""
    found = phrases(WORDS, "nobody").search(before[-60:])
    return found is not None and not _WORD.search(before[-60:][found.end(1) :])


def _is_the_post(clean: str, start: int, end: int, before: str, after: str) -> bool:
    """Whether a quotation is most of the text, begins a sentence, and nothing beside it tells whose."""
    said = len(" ".join(word for word in clean.split() if not word.startswith("#")))
    around = before + " | " + after
    return (
        end - start > _SHARE * said
        and before.rstrip()[-1:] in _BEFORE
        and "http" not in around
        and not _NAMED.search(around)
        and not phrases(WORDS, "event").search(around.lower())
    )
