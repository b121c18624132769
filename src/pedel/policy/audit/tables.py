"""The rows of tables: CSV as spreadsheets save it, and Parquet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, BinaryIO

from ..draft import MAX_TEXT
from .lines import DamageError, InputError, NumberedRow, lines
from .row import Raw, Unread

_PROFILE = ("name", "handle", "bio", "link")
_PLAIN = ("id", "account", "lang", "text", "network", "media", "date")
_BATCH = 256


def csv_rows(file: BinaryIO) -> Iterator[NumberedRow]:
    """The records after the header; comma, semicolon (Dutch spreadsheets) or tab between cells.

    Raises InputError when the header has no column `text`.
    """
    csv.field_size_limit(MAX_TEXT + 1)
    decoded = _Decoded(lines(file))
    try:
        header = next(decoded, "")
    except csv.Error as error:
        raise InputError(str(error)) from error
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(chain([header], decoded), delimiter=delimiter, strict=True)
    first = _next_record(reader)
    names = [name.strip().lower() for name in first] if isinstance(first, list) else []
    _need_text(names)
    number = 0
    while (cells := _next_record(reader)) is not None:
        if cells:  # not a blank line
            number += 1
            yield number, _record(names, cells)


def _need_text(names: Sequence[str]) -> None:
    if "text" not in names:
        there = ", ".join(names)[:200] or "none"
        raise InputError(f"there is no column 'text'; the columns are: {there}")


class _Decoded:
    """Lines as text. Bytes that are no UTF-8 become lone surrogates, by which `_record` knows them."""

    def __init__(self, source: Iterable[bytes | Unread]) -> None:
        self._source = iter(source)

    def __iter__(self) -> _Decoded:
        return self

    def __next__(self) -> str:
        line = next(self._source)
        if isinstance(line, Unread):
            raise csv.Error(line.reason)
        return line.decode("utf-8", "surrogateescape")


def _next_record(reader: Iterator[list[str]]) -> list[str] | Unread | None:
    try:
        return next(reader, None)
    except csv.Error as error:
        return Unread(f"not CSV: {error}")


def _record(names: Sequence[str], cells: list[str] | Unread) -> Raw:
    if isinstance(cells, Unread):
        return cells
    if len(cells) > len(names):
        return Unread(f"{len(cells)} cells under {len(names)} column names")
    try:
        "".join(cells).encode()
    except UnicodeEncodeError:
        return Unread("not UTF-8")
    record = dict(zip(names, cells, strict=False))
    return _shaped({key: value for key, value in record.items() if value or key in ("text", *_PROFILE)})


def _shaped(record: dict[str, Any]) -> dict[str, Any]:
    """The columns that are read, with the profile in one piece; without any of it nothing is known."""
    shaped = {key: record[key] for key in _PLAIN if key in record}
    profile = {key: record[key] for key in _PROFILE if record.get(key) is not None}
    return {**shaped, "profile": profile} if profile else shaped


def parquet_rows(file: BinaryIO) -> Iterator[NumberedRow]:
    """The rows of a Parquet file, a batch at a time. Raises InputError without a column `text`.

    Its profile is a struct column `profile` or, as in CSV, the columns of a profile.
    """
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    try:
        parquet = ParquetFile(file, pre_buffer=False)
    except pa.ArrowException as error:
        raise InputError(f"this is no Parquet file: {error}") from error
    names = parquet.schema_arrow.names
    _need_text(names)
    wanted = [name for name in names if name in (*_PLAIN, *_PROFILE, "profile")]
    batches = parquet.iter_batches(batch_size=_BATCH, columns=wanted)
    try:
        yield from enumerate(chain.from_iterable(map(_batch, batches)), 1)
    except pa.ArrowException as error:
        raise DamageError(str(error)) from error


def _batch(batch: Any) -> Iterator[Raw]:
    batch = _with_plain_dates(batch)
    try:
        records = batch.to_pylist()
    except ValueError:
        records = [_alone(batch.slice(index, 1)) for index in range(batch.num_rows)]
    for record in records:
        yield record if isinstance(record, Unread) or "profile" in record else _shaped(record)


def _with_plain_dates(batch: Any) -> Any:
    """The batch with its dates as ISO 8601: Python's own dates do not hold every instant of Arrow's."""
    import pyarrow as pa

    index = batch.schema.get_field_index("date")
    if index < 0 or not pa.types.is_temporal(batch.schema.field(index).type):
        return batch
    return batch.set_column(index, "date", batch.column(index).cast(pa.string()))


def _alone(batch: Any) -> dict[str, Any] | Unread:
    try:
        record: dict[str, Any] = batch.to_pylist()[0]
    except UnicodeDecodeError:
        return Unread("not UTF-8")
    except ValueError:
        return Unread("holds a value that cannot be read")
    return record
