"""Passages between quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from ..text import Span

_ENDS = ".!?,"


def quotations(clean: str, least: int) -> Iterator[Span]:
    """The clean spans of what stands between quotation marks, of at least that many words.

    Double marks pair up where they open before a word and close behind one. A single mark closes
    only behind the end of a sentence or before a stop, as most of them are apostrophes.
    """
    for mark in ('"', "'"):
        if mark in clean:
            yield from _between(clean, mark, least)


def _between(clean: str, mark: str, least: int) -> Iterator[Span]:
    opened = -1
    position = clean.find(mark)
    while position >= 0:
        if _opens(clean, position):
            opened = position + 1
        elif opened >= 0 and _closes(clean, position, mark):
            if position - opened > 2 * least and len(clean[opened:position].split()) >= least:
                yield opened, position
            opened = -1
        position = clean.find(mark, position + 1)


def _opens(clean: str, position: int) -> bool:
    after = clean[position + 1 : position + 2]
    return (position == 0 or clean[position - 1] in " \n\t(:>-*~") and (after.isalnum() or after in '.("[')


def _closes(clean: str, position: int, mark: str) -> bool:
    before, after = clean[position - 1], clean[position + 1 : position + 2]
    if before.isspace() or after.isalnum():
        return False
    return mark == '"' or before in _ENDS or after in ".,;:!?)"
