"""The lines of a file as rows: JSON lines, decoded later by whoever judges them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ..draft import MAX_TEXT
from .row import Raw, Unread

MAX_LINE = 16 * MAX_TEXT
"""The longest line that is taken, in bytes. JSON writes one code point in at most twelve bytes
(a surrogate pair, RFC 8259, section 7), so the longest draft fits with room for its profile."""

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")

NumberedRow = tuple[int, Raw]


class InputError(Exception):
    """An archive that cannot be audited; the message says why and what to do."""


class DamageError(Exception):
    """A file that breaks off or breaks down after some of its rows."""


def json_rows(file: BinaryIO) -> Iterator[NumberedRow]:
    """Each line that is not blank, undecoded; the number of a row is that of its line."""
    for number, line in enumerate(lines(file), 1):
        if isinstance(line, Unread) or not line.isspace():
            yield number, line


def lines(file: BinaryIO) -> Iterator[bytes | Unread]:
    """Every line; one longer than MAX_LINE is passed over without being held in memory.

    Raises InputError when the file begins like UTF-16.
    """
    mark = _BOM
    while line := file.readline(MAX_LINE + 1):
        if mark and line.startswith(_UTF16):
            raise InputError("the file is written in UTF-16: save it as UTF-8")
        line, mark = line.removeprefix(mark), b""
        if len(line) > MAX_LINE:
            _skip(file, line)
            yield Unread(f"the line is longer than {MAX_LINE:,} bytes")
        elif line:
            yield line


def _skip(file: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(1 << 20)
