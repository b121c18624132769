"""Copying a database while the desk runs, and putting a copy in its place as one step."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connection, transaction

from pedel.desk.record import ledger
from pedel.desk.record.chain import FIRST
from pedel.policy.commands import Trouble

SQLITE, DUMP, RECORD = "database.sqlite3", "database.dump", "record.jsonl"
HEAD = "SELECT number, hash FROM record_entry ORDER BY number DESC LIMIT 1"
SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"
BUSY = 20.0


@dataclass(slots=True)
class Copy:
    """A copy of the database: its files under their names in the backup, and where its record ends."""

    vendor: str
    entries: int = 0
    head: str = FIRST
    files: dict[str, Path] = field(default_factory=dict)


def copy(folder: Path) -> Copy:
    """A consistent copy of the desk's database in a folder; the desk may write meanwhile."""
    return (_copy_sqlite if connection.vendor == "sqlite" else _copy_postgresql)(folder)


def replace(folder: Path) -> None:
    """Puts the copy in a folder in the place of the desk's database, in one transaction.

    Whoever reads meanwhile sees the one or the other, and after a crash it is the one or the other.
    """
    (_replace_sqlite if connection.vendor == "sqlite" else _replace_postgresql)(folder)


def _copy_sqlite(folder: Path) -> Copy:
    target = folder / SQLITE
    with _file(sqlite_path()) as source, _file(target) as copied:
        source.backup(copied)  # SQLite's online backup: one moment of the database, whole
        copied.execute("PRAGMA journal_mode=DELETE")
        row = copied.execute(HEAD).fetchone() or (0, FIRST)
    return Copy("sqlite", row[0], row[1], {SQLITE: target})


def _replace_sqlite(folder: Path) -> None:
    connection.close()
    with _file(folder / SQLITE) as source, _file(sqlite_path()) as target:
        target.execute("PRAGMA synchronous=FULL")
        source.backup(target)  # a write transaction of the target like any other
        target.execute("PRAGMA journal_mode=WAL")


def sqlite_path() -> Path:
    """Where the embedded database is."""
    return Path(connection.settings_dict["NAME"])


@contextmanager
def _file(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(sqlite3.connect(path, timeout=BUSY)) as database:
            yield database
    except sqlite3.Error as error:
        raise Trouble(f"{path}: {error}") from error


def _copy_postgresql(folder: Path) -> Copy:
    """A dump, and the record beside it so that it can be verified before the dump is let in."""
    dump, record = folder / DUMP, folder / RECORD
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(SNAPSHOT)
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        _run(
            "pg_dump",
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            f"--snapshot={snapshot}",
            f"--file={dump}",
        )
        with record.open("wb") as target:
            target.writelines(ledger.exported())
        last = ledger.head()
    return Copy("postgresql", last["number"], last["hash"], {DUMP: dump, RECORD: record})


def _replace_postgresql(folder: Path) -> None:
    connection.close()
    options = "--clean --if-exists --no-owner --no-privileges --single-transaction --exit-on-error".split()
    _run("pg_restore", *options, "--dbname", connection.settings_dict["NAME"], str(folder / DUMP))


def _run(program: str, *options: str) -> None:
    """Runs a program of PostgreSQL's. The password goes by the environment, where others cannot see it."""
    if not (found := shutil.which(program)):
        raise Trouble(f"{program} is not installed. Install PostgreSQL's client programs.")
    known = connection.settings_dict
    names = {
        "PGDATABASE": "NAME",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGHOST": "HOST",
        "PGPORT": "PORT",
    }
    given = {name: str(known[key]) for name, key in names.items() if known.get(key)}
    done = subprocess.run(  # noqa: S603  # our own words
        [found, "--no-password", *options],
        env={**os.environ, **given},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Trouble(f"{program}: {done.stderr.strip()[-600:]}")
