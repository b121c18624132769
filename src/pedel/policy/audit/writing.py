"""Where an audit's lines go, and how one goes on that was stopped: only ever after a complete line."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, Self

from ..pack import Pack
from .lines import InputError, NumberedRow
from .row import Id, row_id
from .tally import Tally


class Done(NamedTuple):
    """What an earlier run has written: the tally of its lines, the last row's id, and its bytes."""

    tally: Tally
    last_id: Id | None
    length: int


class OutputError(Exception):
    """An output that takes no more: a full disk, a drive that is gone."""


class Output:
    """A file, or standard output, that ends after a complete line whatever happens.

    Used as a context: when writing breaks off, what is incomplete is cut away.
    """

    def __init__(self, path: Path | None, *, length: int = 0, over: bool = False) -> None:
        """Opens the file to go on after `length` bytes, or anew. Raises FileExistsError unless `over`."""
        self._path = path
        self._length = length
        if path is None:
            self._file: BinaryIO = sys.stdout.buffer
        elif length:
            self._file = path.open("r+b")
            self._file.truncate(length)
            self._file.seek(length)
        else:
            self._file = path.open("wb" if over else "xb")

    def write(self, lines: bytes) -> None:
        """Writes complete lines, so that they are there even if the next moment ends the process.

        Raises OutputError when the file takes no more.
        """
        try:
            self._file.write(lines)
            self._file.flush()
        except OSError as error:
            if self._path is None:  # a reader of standard output that has gone is no trouble
                raise
            raise OutputError(f"{self._path}: {error.strerror}.") from error
        self._length += len(lines)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._path is None:
            return
        with suppress(OSError):  # what could not be written then cannot be written now
            self._file.close()
        if kind is not None and self._path.is_file():
            self._mend(self._path)

    def _mend(self, path: Path) -> None:
        if self._length:
            os.truncate(path, self._length)
        else:
            path.unlink()


def done(path: Path | None, pack: Pack) -> Done:
    """What stands in a JSON-lines output so far; a last line without an end does not count.

    Nothing, when there is no such file. Raises InputError when it is no audit with this pack.
    """
    tally, last_id, length = Tally(), None, 0
    if path is None or not path.exists():
        return Done(tally, last_id, length)
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.endswith(b"\n"):
                break
            try:
                last_id = _recount(line, tally, pack)
            except (ValueError, TypeError, LookupError) as error:
                problem = f"{path}: line {number} was not written by an audit with {pack.id}"
                raise InputError(f"{problem}; begin anew with another -o") from error
            length += len(line)
    return Done(tally, last_id, length)


def _recount(line: bytes, tally: Tally, pack: Pack) -> Id:
    entry: dict[str, Any] = json.loads(line)
    if "error" in entry:
        tally.unread += 1
    else:
        for finding in entry["findings"]:
            pack[finding["clause"]]
        tally.count(entry["verdict"], has_findings=bool(entry["findings"]))
    found: Id = entry["id"]
    return found


def begun(rows: Iterator[NumberedRow], done: Done) -> Iterator[NumberedRow]:
    """The rows that are still to be judged; the first is read at once, to know whether it can be.

    Raises InputError when what is done is not of this archive.
    """
    last = None
    for _ in range(done.tally.rows):
        last = next(rows, None)
        if last is None:
            raise InputError("the output has more lines than the archive has rows: it is of another one")
    if last is not None and row_id(*last) != done.last_id:
        where = f"line {done.tally.rows:,} of the output"
        raise InputError(f"{where} is not about the row in that place of the archive: it is of another one")
    return chain(list(islice(rows, 1)), rows)
