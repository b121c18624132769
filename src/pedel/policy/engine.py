"""`check(draft, pack)`: every check that some clause needs runs once; matches become findings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import itemgetter
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from .checks import load_check, own_terms
from .clause import CheckUse, Clause
from .draft import Account, Draft
from .finding import Finding, Question
from .match import Match, Part, Scan
from .pack import Pack
from .pictures.album import Album
from .pictures.boxes import Box
from .pictures.decoding import Picture
from .pictures.memory import Memory
from .report import Report
from .terms import Lexicon, TermList, by_run
from .text import Span, Text

if TYPE_CHECKING:
    from .pictures.reading import Reading

READER = "picture_text"
"""The check that wants what can be read in a picture; where no clause has it, no picture is read."""


@dataclass(frozen=True, slots=True)
class Run:
    """One check with one set of parameters, and the clauses that want to hear of its matches."""

    index: int
    check: str
    module: ModuleType
    params: Any
    uses: dict[str, list[tuple[Clause, CheckUse]]]  # by category
    wakes_on_terms: bool


class Compiled(NamedTuple):
    """A pack made ready for one kind of account: its runs, and all their terms in one lexicon."""

    runs: tuple[Run, ...]
    lexicon: Lexicon


@lru_cache(maxsize=32)
def compiled(pack: Pack, account: Account) -> Compiled:
    """The pack made ready for that kind of account; made once for each pack."""
    runs: dict[tuple[str, str], Run] = {}
    lists: dict[Hashable, TermList] = {}
    clauses = [clause for clause in pack.clauses if account in clause.accounts]
    for clause in clauses:
        for use in clause.checks:
            key = (use.check, repr(use.params))
            if key not in runs:
                runs[key] = _run(len(runs), use, lists)
            for category in sorted(use.categories):
                runs[key].uses.setdefault(category, []).append((clause, use))
    return Compiled(tuple(runs.values()), Lexicon(lists))


def _run(index: int, use: CheckUse, lists: dict[Hashable, TermList]) -> Run:
    module = load_check(use.check)
    given = module.terms(use.params) if hasattr(module, "terms") else {}
    for tag, terms in {**own_terms(use.check), **given}.items():
        lists[index, tag] = terms
    return Run(index, use.check, module, use.params, {}, getattr(module, "WAKES_ON_TERMS", False))


def check(
    draft: Draft,
    pack: Pack,
    *,
    day: date | None = None,
    known: Mapping[str, Any] | None = None,
    memory: Memory | None = None,
) -> Report:
    """The report of a pack on a draft. A pure function: same draft, pack, day and knowledge, same report.

    `day` is the day it is judged on (default: today). `known` is what the institution tells a check, by the
    check's name; what it must be, the check's docstring says. With a `memory` a picture that was seen before
    is not looked at again; it changes no report.
    """
    ready = compiled(pack, draft.account)
    album = Album(draft.media, memory)
    parts = (*_parts(draft, ready.lexicon), *_pictures(album, ready))
    scans = [
        Scan(draft, parts, day or date.today(), run.index, (known or {}).get(run.check), album=album)
        for run in ready.runs
    ]
    matches = list(_matches(ready.runs, scans))
    masks = _masks(matches)
    findings: list[Finding] = []
    questions: list[Question] = []
    for run, match in matches:
        spoken = _spoken(draft, pack, run, match, masks)
        if match.ask:
            questions += [_question(match, finding) for finding in spoken[:1]]
        else:
            findings += spoken
    return Report(draft, pack, parts, _without_repetition(findings), tuple(questions), masks, album.seen())


def _parts(draft: Draft, lexicon: Lexicon) -> Iterator[Part]:
    for where, content in _pieces(draft):
        text = Text(content)
        yield Part(where, text, by_run(lexicon.find(text)))


def _pieces(draft: Draft) -> Iterator[tuple[str, str]]:
    yield "text", draft.text
    if (profile := draft.profile) is not None:
        for field in ("name", "handle", "bio", "link"):
            if value := getattr(profile, field):
                yield field, value
    for number, media in enumerate(draft.media, 1):
        if media.alt:
            yield f"alt.{number}", media.alt
        if media.name:
            yield f"file.{number}", media.name


def _pictures(album: Album, ready: Compiled) -> Iterator[Part]:
    """A part for each picture: what can be read in it, where the pack has somebody who wants to read it."""
    if not album.numbers:
        return
    is_read = any(run.check == READER for run in ready.runs)
    readings = {number: _reading(picture) for number, picture in album.stills()} if is_read else {}
    for number in album.numbers:
        found = readings.get(number)
        text = Text(found.text if found else "")
        yield Part(
            f"picture.{number}", text, by_run(ready.lexicon.find(text)), found.boxes if found else _nowhere
        )


def _reading(picture: Picture) -> Reading:
    from .pictures.reading import read  # its parts are imported when a picture comes

    return picture.seen("reading", read)


def _nowhere(_start: int, _end: int) -> tuple[Box, ...]:
    return ()


def _matches(runs: tuple[Run, ...], scans: list[Scan]) -> Iterator[tuple[Run, Match]]:
    awake = {run for scan in scans[:1] for part in scan.parts for run in part.hits}
    for run, scan in zip(runs, scans, strict=True):
        if run.wakes_on_terms and run.index not in awake:
            continue
        for match in run.module.find(scan, run.params):
            yield run, match


def _masks(matches: list[tuple[Run, Match]]) -> dict[str, list[Span]]:
    masks: dict[str, list[Span]] = {}
    for _, match in matches:
        if match.masked:
            span = match.part.text.span(match.start, match.end)
            masks.setdefault(match.part.where, []).append(span)
    return {where: _merged(spans) for where, spans in masks.items()}


def _merged(spans: list[Span]) -> list[Span]:
    """The same stretches of text in order, none touching another."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _spoken(draft: Draft, pack: Pack, run: Run, match: Match, masks: dict[str, list[Span]]) -> list[Finding]:
    """What each clause that wants to hear of a match says of it."""
    where = match.part.where
    start, end = match.part.text.span(match.start, match.end)
    shown = excerpt(match.part.text.original, start, end, masks.get(where, []))
    boxes = match.boxes or (match.part.boxes(start, end) if match.part.boxes and end > start else ())
    return [
        Finding(
            clause=clause,
            use=use,
            level=use.level[draft.account],
            category=match.category,
            label=run.module.CATEGORIES[match.category],
            where=where,
            start=start,
            end=end,
            excerpt=shown,
            masked=match.masked,
            values=match.values,
            suggestion=match.suggestion,
            shielded_by=pack.shields.get(clause.id, ()),
            boxes=boxes,
        )
        for clause, use in run.uses.get(match.category, ())
    ]


def _question(match: Match, finding: Finding) -> Question:
    place = (finding.where, finding.start, finding.end, finding.boxes)
    return Question(finding.clause, match.category, finding.question(), *place)


def masked(text: str, masks: list[Span]) -> str:
    """The text with a dot for every character of a masked span; offsets stay."""
    pieces: list[str] = []
    position = 0
    for start, end in sorted(masks):
        if end > position:
            begin = max(start, position)
            pieces += (text[position:begin], "•" * (end - begin))
            position = end
    return "".join((*pieces, text[position:]))


def excerpt(text: str, start: int, end: int, masks: list[Span], longest: int = 80) -> str:
    """The span as it may be shown: masked, on one line, at most `longest` characters.

    `masks` are in order and do not overlap.
    """
    first = bisect_right(masks, start, key=itemgetter(1))
    last = bisect_left(masks, end, key=itemgetter(0))
    touching = [(max(a, start) - start, min(b, end) - start) for a, b in masks[first:last]]
    shown = " ".join(masked(text[start:end], touching).split())
    return shown if len(shown) <= longest else shown[: longest - 1].rstrip() + "…"


def _without_repetition(findings: list[Finding]) -> tuple[Finding, ...]:
    """In reading order; of two findings of one clause the one inside the other is left out."""
    places = {"text": -1}
    for finding in findings:
        places.setdefault(finding.where, len(places))
    ordered = sorted(
        findings, key=lambda f: (places[f.where], f.start, -f.end, -f.level, f.clause.id, f.category)
    )
    kept: list[Finding] = []
    reach: dict[tuple[str, str], int] = {}
    for finding in ordered:
        key = (finding.where, finding.clause.id)
        if finding.end > finding.start and finding.end <= reach.get(key, 0):
            continue
        reach[key] = max(reach.get(key, 0), finding.end)
        kept.append(finding)
    return tuple(kept)
