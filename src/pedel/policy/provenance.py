"""A pack held against the institution's own text: is every sentence served, and what has changed?

A pack copies no sentence. It points: section heading, number of the sentence in that section (from
1), and the sha256 of the normalised sentence. So a pack can be proven against the text, and a
changed text names the clauses that want another look. Several files of a pack may share a heading.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from .pack import Pack
from .text import Text

_SUPERSCRIPTS = str.maketrans("", "", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LIST_MARK = re.compile(r"\s*(?:[-•*]\s+)?(?:\d{1,3}\.\s+|clause \d{1,3}\.\s+)?")
_STARTS_ITEM = re.compile(r"\s*[-•*]\s")
_ENDS = (".", "!", "?", ":", ";", "'", '"', ")")


class Sentence(NamedTuple):
    """One sentence of the institution's text and where it stands there."""

    section: str
    number: int
    text: str
    sha256: str


class Drift(NamedTuple):
    """A sentence that a pack points to and that is no longer there: whom it concerns, what may be it now."""

    section: str
    number: int
    clauses: tuple[str, ...]
    now: Sentence | None


class Move(NamedTuple):
    """A sentence that stands elsewhere than the pack says."""

    clauses: tuple[str, ...]
    section: str
    number: int
    now: Sentence


@dataclass(frozen=True, slots=True)
class Verification:
    """How a pack stands to a text. Nothing to review when only `cited` and `context` count."""

    sentences: int
    cited: int
    context: int
    changed: tuple[Drift, ...]
    moved: tuple[Move, ...]
    uncovered: tuple[Sentence, ...]
    missing_headings: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        return not (self.changed or self.moved or self.uncovered or self.missing_headings)


def sentences(document: str, headings: Iterable[str]) -> list[Sentence]:
    """The sentences of a document, numbered within the sections that begin at these headings.

    What stands before the first heading (the title) is no sentence of a section and left out.
    """
    known = {_normalised(heading): heading for heading in headings}
    found: list[Sentence] = []
    section, first = "", 0
    for paragraph in _paragraphs(document):
        if (heading := known.get(_normalised(paragraph))) is not None:
            section, first = heading, len(found)
        elif section:
            for sentence in _split(paragraph):
                found.append(Sentence(section, len(found) - first + 1, sentence, digest(sentence)))
    return found


def digest(sentence: str) -> str:
    """The sha256 (hex) of a sentence, whatever its case, blanks, quotation marks and footnote signs."""
    return hashlib.sha256(_normalised(sentence).encode()).hexdigest()


def verify(pack: Pack, document: str) -> Verification:
    """Holds a pack against the text that it serves."""
    headings = list(dict.fromkeys(section.heading for section in pack.sections if section.heading))
    now = sentences(document, headings)
    by_hash = {sentence.sha256: sentence for sentence in now}
    present = {sentence.section for sentence in now}
    expected = _expected(pack)
    known = {sha for _, _, sha in expected}
    fresh = [sentence for sentence in now if sentence.sha256 not in known]
    drifts = [
        Drift(section, number, clauses, _nearest(section, number, fresh))
        for (section, number, sha), clauses in expected.items()
        if sha not in by_hash
    ]
    explained = {drift.now for drift in drifts}
    return Verification(
        sentences=len(now),
        cited=sum(bool(_citing(expected, sentence)) for sentence in now),
        context=sum(sentence.sha256 in known and not _citing(expected, sentence) for sentence in now),
        changed=tuple(drifts),
        moved=tuple(_moves(expected, now)),
        uncovered=tuple(sentence for sentence in fresh if sentence not in explained),
        missing_headings=tuple(heading for heading in headings if heading not in present),
    )


Expected = dict[tuple[str, int, str], tuple[str, ...]]


def _expected(pack: Pack) -> Expected:
    """Every (section, number, sha256) a pack points to, with the clauses that cite it."""
    expected: Expected = {}
    for section in pack.sections:
        for number, sha in section.hashes.items():
            expected[section.heading, number, sha] = ()
    for clause in pack.clauses:
        for number, sha in zip(clause.source.sentences, clause.source.sha256, strict=True):
            key = (clause.source.section, number, sha)
            expected[key] = (*expected.get(key, ()), clause.id)
    return expected


def _citing(expected: Expected, sentence: Sentence) -> tuple[str, ...]:
    return tuple(
        clause for (_, _, sha), clauses in expected.items() if sha == sentence.sha256 for clause in clauses
    )


def _moves(expected: Expected, now: list[Sentence]) -> Iterator[Move]:
    places: dict[str, list[Sentence]] = {}
    for sentence in now:
        places.setdefault(sentence.sha256, []).append(sentence)
    for (section, number, sha), clauses in expected.items():
        stands = places.get(sha, [])
        if stands and all((s.section, s.number) != (section, number) for s in stands):
            yield Move(clauses, section, number, stands[0])


def _nearest(section: str, number: int, fresh: list[Sentence]) -> Sentence | None:
    """The new sentence that stands where the old one stood, else one that stands near it."""
    in_place = next((s for s in fresh if (s.section, s.number) == (section, number)), None)
    if in_place is not None:
        return in_place
    around = [s for s in fresh if s.section == section and abs(s.number - number) <= 2]
    return around[0] if around else None


def _paragraphs(document: str) -> Iterator[str]:
    """Paragraphs and list items; one that a page break cut in two is made whole."""
    pending = ""
    for block in _blocks(document):
        if pending and not pending.endswith(_ENDS) and block[:1].islower():
            pending = f"{pending} {block}"
            continue
        if pending:
            yield pending
        pending = block
    if pending:
        yield pending


def _blocks(document: str) -> Iterator[str]:
    lines: list[str] = []
    for line in [*document.splitlines(), ""]:
        if lines and (not line.strip() or _STARTS_ITEM.match(line)):
            yield " ".join(" ".join(lines).split())
            lines = []
        if line.strip():
            lines.append(line)


def _split(paragraph: str) -> Iterator[str]:
    text = Text(_LIST_MARK.sub("", paragraph.translate(_SUPERSCRIPTS), count=1).strip())
    for start, end in text.sentences:
        yield text.clean[start:end]


def _normalised(sentence: str) -> str:
    clean = Text(sentence.translate(_SUPERSCRIPTS)).clean
    return " ".join(clean.casefold().split())
