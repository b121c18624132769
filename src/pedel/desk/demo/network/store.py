"""What the network keeps: one SQLite file, so that it is all still there after a restart."""

from __future__ import annotations

import sqlite3
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FILE = "network.sqlite3"
SCHEMA = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS accounts (
    id INTEGER PRIMARY KEY, username TEXT NOT NULL UNIQUE, name TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '', made_at TEXT NOT NULL, is_disabled INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS apps (
    client_id TEXT PRIMARY KEY, client_secret TEXT NOT NULL, name TEXT NOT NULL, website TEXT,
    redirects TEXT NOT NULL, scopes TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS codes (
    code TEXT PRIMARY KEY, client_id TEXT NOT NULL, account_id INTEGER NOT NULL, redirect TEXT NOT NULL,
    scopes TEXT NOT NULL, challenge TEXT NOT NULL, until REAL NOT NULL);
CREATE TABLE IF NOT EXISTS tokens (
    token TEXT PRIMARY KEY, client_id TEXT NOT NULL, account_id INTEGER NOT NULL, scopes TEXT NOT NULL,
    is_revoked INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS statuses (
    id INTEGER PRIMARY KEY, account_id INTEGER NOT NULL, text TEXT NOT NULL, spoiler_text TEXT NOT NULL,
    visibility TEXT NOT NULL, language TEXT, is_sensitive INTEGER NOT NULL, in_reply_to_id INTEGER,
    made_at TEXT NOT NULL, edited_at TEXT, client_id TEXT, idempotency_key TEXT, key_until REAL);
CREATE INDEX IF NOT EXISTS statuses_account ON statuses (account_id, id);
CREATE INDEX IF NOT EXISTS statuses_key ON statuses (account_id, idempotency_key);
CREATE VIEW IF NOT EXISTS open_statuses AS
    SELECT * FROM statuses WHERE visibility IN ('public', 'unlisted');
CREATE TABLE IF NOT EXISTS media (
    id INTEGER PRIMARY KEY, account_id INTEGER NOT NULL, status_id INTEGER, position INTEGER,
    media_type TEXT NOT NULL, content BLOB NOT NULL, description TEXT, width INTEGER, height INTEGER,
    looks_left INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS media_status ON media (status_id, position);
"""
Row = sqlite3.Row


class Store:
    """The database. One connection behind one lock: nobody reads and writes at the same time.

    Without a folder it is kept in memory.
    """

    def __init__(self, folder: Path | None = None) -> None:
        if folder:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.lock = threading.RLock()
        self.database = sqlite3.connect(
            folder / FILE if folder else ":memory:", timeout=20, check_same_thread=False
        )
        self.database.row_factory = sqlite3.Row
        self.database.execute("PRAGMA journal_mode=WAL")
        self.database.execute("PRAGMA synchronous=NORMAL")
        self.database.executescript(SCHEMA)
        self._last = 0

    def all(self, query: str, *values: Any) -> list[Row]:
        return self.database.execute(query, values).fetchall()

    def one(self, query: str, *values: Any) -> Row | None:
        row: Row | None = self.database.execute(query, values).fetchone()
        return row

    def put(self, table: str, **fields: Any) -> None:
        """Adds a row."""
        names, marks = ", ".join(fields), ", ".join("?" * len(fields))
        self.database.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(fields.values()))  # noqa: S608  # our own names

    def change(self, table: str, key: Any, **fields: Any) -> None:
        """Changes the row with that id."""
        sets = ", ".join(f"{name} = ?" for name in fields)
        self.database.execute(f"UPDATE {table} SET {sets} WHERE id = ?", (*fields.values(), key))  # noqa: S608  # our own names

    def new_id(self) -> int:
        """Milliseconds since 1970 and 16 bits more, as Mastodon makes its own; each higher than the last."""
        self._last = max(self._last + 1, int(time.time() * 1000) << 16)
        return self._last

    def close(self) -> None:
        with self.lock:
            self.database.close()


def now() -> str:
    """The time as Mastodon writes it: UTC with milliseconds."""
    return written(datetime.now(UTC))


def written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
