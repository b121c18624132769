"""What a pack says of rows: the output's lines, and a tally. This is what each core runs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import add
from typing import Any, Literal, NamedTuple

from ..engine import check
from ..loading import load_pack
from ..located import PackError
from ..pack import Pack
from ..report import Report
from .lines import NumberedRow
from .row import Defaults, Id, Row, RowError, read_row
from .tally import Tally

Format = Literal["jsonl", "csv", "html"]
COLUMNS = ("id", "verdict", "clause", "check", "level", "category", "where", "start", "end")
UNREAD = "unread"
"""What a CSV row says in place of a verdict when its row could not be read."""

_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True)
class Settings:
    """All that an audit depends on besides its archive."""

    packs: tuple[str, ...]
    day: date
    format: Format = "jsonl"
    defaults: Defaults = field(default_factory=Defaults)


class Judged(NamedTuple):
    """A chunk of rows judged: complete lines of output, and what there is to count."""

    lines: bytes
    tally: Tally


class Judge:
    """Judges chunks of rows against packs."""

    def __init__(self, settings: Settings, pack: Pack | None = None) -> None:
        self._settings = settings
        self._pack = pack or load_packs(settings.packs, examples=False)
        self._write: Callable[[Id, Report], str] = {
            "jsonl": _json_line,
            "csv": _csv_lines,
            "html": lambda row_id, report: "",
        }[settings.format]

    def __call__(self, rows: Sequence[NumberedRow]) -> Judged:
        tally = Tally()
        lines = "".join([self._judge(number, raw, tally) for number, raw in rows])
        return Judged(lines.encode("utf-8", "replace"), tally)

    def _judge(self, number: int, raw: Any, tally: Tally) -> str:
        try:
            row = read_row(number, raw, self._settings.defaults)
            report = self._report(row)
        except RowError as error:
            tally.count_unread(number, str(error))
            return self._unread(number, error)
        tally.count(report.verdict, has_findings=bool(report.findings))
        if self._settings.format == "html":
            tally.detail(row, report)
        return self._write(row.id, report)

    def _report(self, row: Row) -> Report:
        try:
            return check(row.draft, self._pack, day=self._settings.day)
        except Exception as error:  # one draft that a check cannot bear does not stop an archive
            raise RowError(f"a check failed with {type(error).__name__}", row.id) from error

    def _unread(self, number: int, error: RowError) -> str:
        row_id = number if error.row_id is None else error.row_id
        if self._settings.format == "jsonl":
            return _encode({"id": row_id, "row": number, "error": str(error)}) + "\n"
        if self._settings.format == "csv":
            return _csv([(row_id, UNREAD, *[""] * (len(COLUMNS) - 2))])
        return ""


def load_packs(names: Iterable[str], *, examples: bool | None = None) -> Pack:
    """The packs as one. Raises PackError also when a clause stands in two of them."""
    packs = [load_pack(name, examples=examples) for name in names]
    seen: dict[str, str] = {}
    for pack in packs:
        for clause in pack:
            if clause.id in seen:
                problem = f"clause {clause.id!r} stands in {seen[clause.id]} and in {pack.id}"
                raise PackError(clause.file, clause.line, problem, "Audit with one of them at a time")
        seen |= {clause.id: pack.id for clause in pack}
    return reduce(add, packs)


def heading(form: Format) -> bytes:
    """What an output begins with."""
    return _csv([COLUMNS]).encode() if form == "csv" else b""


def _json_line(row_id: Id, report: Report) -> str:
    findings = [
        {
            "clause": finding.clause.id,
            "check": finding.use.check,
            "level": finding.level.word,
            "category": finding.category,
            "where": finding.where,
            "start": finding.start,
            "end": finding.end,
        }
        for finding in report.findings
    ]
    return _encode({"id": row_id, "verdict": report.verdict, "findings": findings}) + "\n"


def _csv_lines(row_id: Id, report: Report) -> str:
    return _csv(_csv_rows(row_id, report)) if report.findings else ""


def _csv_rows(row_id: Id, report: Report) -> Iterator[tuple[Id, ...]]:
    for finding in report.findings:
        yield (
            row_id,
            report.verdict,
            finding.clause.id,
            finding.use.check,
            finding.level.word,
            finding.category,
            finding.where,
            finding.start,
            finding.end,
        )


def _csv(rows: Iterable[tuple[Id, ...]]) -> str:
    file = io.StringIO(newline="")
    csv.writer(file).writerows([_harmless(cell) for cell in row] for row in rows)
    return file.getvalue()


def _harmless(cell: Id) -> Id:
    """Text that a spreadsheet would take for a formula gets an apostrophe (OWASP, CSV Injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
