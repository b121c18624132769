"""The desk behaves the same on PostgreSQL: the tests of every app again, in two processes.

To run whatever else there is on a server of your own: `DATABASE_URL=postgres://… pytest tests/desk`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from desk.server import postgresql, programs

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LIMIT = 1800
ONCE_IS_ENOUGH = {
    "api",
    "test_permissions.py",
    "test_every_page.py",
    "test_translations.py",
    "test_postgres.py",
}
"""What calls everything once more, or needs no database: it would take as long again and find the same."""
OWN_DATABASES = {"commands"}
"""They start desks of their own, and backup and restore on PostgreSQL is among them."""


def halves() -> list[list[str]]:
    """The tests in two parts of about the same size, so that two processes share the work."""
    parts = [path for path in HERE.iterdir() if _has_tests(path)]
    parts.sort(key=_size, reverse=True)
    shares: list[list[Path]] = [[], []]
    for part in parts:
        min(shares, key=lambda share: sum(map(_size, share))).append(part)
    return [[str(path) for path in share] for share in shares if share]


def _has_tests(path: Path) -> bool:
    if path.name in ONCE_IS_ENOUGH | OWN_DATABASES:
        return False
    return path.match("test_*.py") or (path.is_dir() and any(path.rglob("test_*.py")))


def _size(path: Path) -> int:
    return sum(file.stat().st_size for file in ([path] if path.is_file() else path.rglob("test_*.py")))


def run(address: str, number: int, parts: list[str]) -> subprocess.CompletedProcess[str]:
    name = f"half{number}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    environment = {**os.environ, "DATABASE_URL": address.removesuffix("desk") + name}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--no-header", *parts]
    return subprocess.run(  # noqa: S603
        command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=LIMIT, check=False
    )


@pytest.mark.skipif(programs() is None, reason="PostgreSQL is not installed (Debian's package postgresql)")
def test_it_passes_the_tests_of_every_app_on_postgresql():
    with postgresql() as address, ThreadPoolExecutor(2) as threads:
        shares = halves()
        runs = list(threads.map(run, [address] * len(shares), range(len(shares)), shares))
    failed = [one for one in runs if one.returncode != 0]
    assert not failed, "\n".join(one.stdout[-8000:] + one.stderr[-2000:] for one in failed)
