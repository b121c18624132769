"""The places of a draft that a report speaks of, cut into pieces that are marked or not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..clause import Level
from ..finding import Finding, Question
from ..report import Report
from ..text import Span, Text
from .veil import Veil

SHORT = 1200
"""A text up to this many characters is shown whole; of a longer one the sentences that matter."""
_AROUND = 200
"""How many characters before and after a mark are shown at most of a very long sentence."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text, the highest level among its findings, and the numbers of those that end here."""

    text: str
    level: Level | None = None
    asked: bool = False
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a part of the draft; `line` is where it begins, 0 when the part is shown whole."""

    where: str
    pieces: tuple[Piece, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    level: Level | None
    number: int = 0


def passages(report: Report, veil: Veil, numbered: Mapping[int, Finding]) -> Iterator[Passage]:
    """The passages that show these findings and the questions: the text first, then the rest."""
    marks: dict[str, list[_Mark]] = {"text": []}
    for number, finding in numbered.items():
        marks.setdefault(finding.where, []).append(_Mark(finding.start, finding.end, finding.level, number))
    for question in report.questions:
        if _is_placed(question):
            marks.setdefault(question.where, []).append(_Mark(question.start, question.end, None))
    for part in report.parts:
        if part.where in marks:
            yield from _of_part(part.where, part.text, veil.part(part.where), marks[part.where])


def _is_placed(question: Question) -> bool:
    return question.end > question.start


def _of_part(where: str, text: Text, shown: str, marks: list[_Mark]) -> Iterator[Passage]:
    marks = sorted((mark for mark in marks if mark.end > mark.start), key=lambda mark: mark.start)
    if len(shown) <= SHORT:
        end = max([len(shown.rstrip()), *(mark.end for mark in marks)])
        if end:
            yield Passage(where, tuple(_pieces(shown, (0, end), marks)))
        return
    line, counted = 1, 0
    for window, inside in _windows(text, marks):
        line, counted = line + shown.count("\n", counted, window[0]), window[0]
        yield Passage(where, tuple(_pieces(shown, window, inside)), line)


def _windows(text: Text, marks: Sequence[_Mark]) -> Iterator[tuple[Span, list[_Mark]]]:
    """The sentences that hold marks, in order; those that touch are one."""
    sentences = [text.span(start, end) for start, end in text.sentences]
    current: Span | None = None
    inside: list[_Mark] = []
    for mark in marks:
        window = _window(sentences, mark)
        if current is not None and window[0] <= current[1] + 2:
            current = current[0], max(current[1], window[1])
        else:
            if current is not None:
                yield current, inside
            current, inside = window, []
        inside.append(mark)
    if current is not None:
        yield current, inside


def _window(sentences: Sequence[Span], mark: _Mark) -> Span:
    first = max(bisect_right(sentences, (mark.start, mark.start + 1_000_000)) - 1, 0)
    last = max(bisect_right(sentences, (mark.end - 1, mark.end + 1_000_000)) - 1, 0)
    start, end = sentences[first][0], max(sentences[last][1], mark.end)
    return max(min(start, mark.start), mark.start - _AROUND), min(end, mark.end + _AROUND)


def _pieces(shown: str, window: Span, marks: Sequence[_Mark]) -> Iterator[Piece]:
    """The window cut at the edge of every mark: one sweep from left to right."""
    begins: dict[int, list[_Mark]] = {}
    ends: dict[int, list[_Mark]] = {}
    for mark in marks:
        begins.setdefault(mark.start, []).append(mark)
        ends.setdefault(mark.end, []).append(mark)
    cuts = sorted({*window, *begins, *ends})
    open_levels = [0] * (max(Level) + 1)
    for start, end in pairwise(cuts):
        for mark in ends.get(start, ()):
            open_levels[mark.level or 0] -= 1
        for mark in begins.get(start, ()):
            open_levels[mark.level or 0] += 1
        level = next((level for level in reversed(Level) if open_levels[level]), None)
        numbers = tuple(mark.number for mark in ends.get(end, ()) if mark.number)
        yield Piece(shown[start:end], level, bool(open_levels[0]), numbers)
