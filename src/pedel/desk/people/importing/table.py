"""Reading and writing the CSV files: strict in, safe out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from pedel.desk.ui.cells import harmless, plain

COLUMNS = {
    "units": ("slug", "parent", "kind", "name_en", "name_nl"),
    "people": ("email", "name", "language", "supervisor", "last_day"),
    "roles": ("email", "unit", "role", "deputy", "starts", "ends"),
}
"""The three kinds of file and their columns; a file's first line says which it is."""
NEEDED = {
    "units": ("slug", "kind", "name_en"),
    "people": ("email", "name"),
    "roles": ("email", "unit", "role"),
}
LARGEST = 1_000_000
LONGEST = 1_000


class Problem(NamedTuple):
    """What is wrong in a line and what to do."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A file that can be read: its kind, and each line's number with its cells by column.

    A column that the file does not have is not in the rows either: it changes nothing.
    """

    kind: str
    rows: tuple[tuple[int, Mapping[str, str]], ...]


def read(data: bytes) -> tuple[Table | None, list[Problem]]:
    """The table, or what must be mended first."""
    if len(data) > LARGEST:
        return None, [Problem(1, _("The file is larger than 1 MB. Divide it."))]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [Problem(line, _("This is not UTF-8. Save the file as “CSV UTF-8”."))]
    if "\0" in text:
        return None, [Problem(1, _("This is not a CSV file. Save it as “CSV UTF-8”."))]
    return _parsed(text)


def _parsed(text: str) -> tuple[Table | None, list[Problem]]:
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [name.strip().lower() for name in next(lines, [])]
        kind, problems = _kind(header)
        rows = [(lines.line_num, cells) for cells in lines if any(cell.strip() for cell in cells)]
    except csv.Error:
        told = _("A quotation mark is not closed, or stands where it cannot.")
        return None, [Problem(lines.line_num, told)]
    if len(rows) > LONGEST:
        problems.append(Problem(1, _("The file has more than %d lines. Divide it.") % LONGEST))
    for line, cells in rows:
        if len(cells) != len(header):
            told = _("Cells in this line: %(had)d. Columns in the first line: %(wanted)d.")
            problems.append(Problem(line, told % {"had": len(cells), "wanted": len(header)}))
    if problems:
        return None, problems
    return Table(kind, tuple((line, _row(header, cells)) for line, cells in rows)), []


def _kind(header: list[str]) -> tuple[str, list[Problem]]:
    """Which of the three files this is, by its columns."""
    kind = max(COLUMNS, key=lambda name: len(set(COLUMNS[name]) & set(header)))
    known = ", ".join(COLUMNS[kind])
    unknown = _("Unknown column “%(name)s”. Known: %(known)s.")
    missing = _("The column “%s” is missing.")
    problems = [
        *(unknown % {"name": name, "known": known} for name in header if name not in COLUMNS[kind]),
        *(missing % name for name in NEEDED[kind] if name not in header),
    ]
    if len(set(header)) < len(header):
        problems.append(_("A column stands there twice."))
    return kind, [Problem(1, text) for text in problems]


def _row(header: list[str], cells: list[str]) -> Mapping[str, str]:
    return {name: plain(cell.strip()) for name, cell in zip(header, cells, strict=True)}


def write(kind: str, rows: Iterable[Iterable[str]]) -> str:
    """The same as a file: what is written here reads back to the same cells."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS[kind])
    writer.writerows(map(harmless, row) for row in rows)
    return out.getvalue()
