"""An archive of drafts: a file of rows, taken out one at a time and never whole."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Self, cast

from .lines import DamageError, InputError, NumberedRow, json_rows
from .tables import csv_rows, parquet_rows

_READERS: dict[str, Callable[[BinaryIO], Iterator[NumberedRow]]] = {
    ".jsonl": json_rows,
    ".csv": csv_rows,
    ".parquet": parquet_rows,
}


class Archive:
    """A file of drafts, open while it is used as a context.

    `rows` can be asked once; `damage` says afterwards why they ended too early, if they did.
    """

    def __init__(self, path: Path) -> None:
        """Opens the file. Raises InputError when it is not there or of a kind nobody reads."""
        self.name = path.name
        self.damage = ""
        self._path = path
        self._reader = _reader(path)
        try:
            self._file = path.open("rb")
        except OSError as error:
            raise InputError(f"{path}: {error.strerror}") from error
        self.size = path.stat().st_size

    @property
    def position(self) -> int:
        """How many bytes of the file have been read."""
        return self._file.tell()

    def rows(self) -> Iterator[NumberedRow]:
        """Every row with its number, from 1. Raises InputError when there are none to be had."""
        content = self._unzipped() if _is_zipped(self._path) else self._file
        try:
            yield from self._reader(content)
        except InputError as error:
            raise InputError(f"{self._path}: {error}") from error
        except (DamageError, EOFError, OSError, zlib.error) as error:
            self.damage = f"{self._path} cannot be read to its end: {error}"

    def _unzipped(self) -> BinaryIO:
        unzipped = gzip.GzipFile(fileobj=self._file)
        return cast(BinaryIO, io.BufferedReader(unzipped, 1 << 16))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def _is_zipped(path: Path) -> bool:
    return path.suffix.lower() == ".gz"


def _reader(path: Path) -> Callable[[BinaryIO], Iterator[NumberedRow]]:
    kind = (path.with_suffix("") if _is_zipped(path) else path).suffix.lower()
    if kind not in _READERS:
        known = ", ".join(_READERS)
        raise InputError(f"{path}: name a file that ends in {known}, or in one of these and .gz")
    return _READERS[kind]
