"""The desk behaves the same on PostgreSQL: all its tests again, in two processes."""

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
LIMIT = 900
ELSEWHERE = {"test_postgres.py", "test_translations.py"}
"""This file, and what needs no database."""


def halves() -> list[list[str]]:
    """The tests in two parts of about the same size, so that two processes share the work."""
    parts = [path for path in HERE.iterdir() if _has_tests(path)]
    parts.sort(key=_size, reverse=True)
    shares: list[list[Path]] = [[], []]
    for part in parts:
        min(shares, key=lambda share: sum(map(_size, share))).append(part)
    return [[str(path) for path in share] for share in shares if share]


def _has_tests(path: Path) -> bool:
    if path.is_dir():
        return any(path.rglob("test_*.py"))
    return path.match("test_*.py") and path.name not in ELSEWHERE


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
def test_it_passes_all_its_tests_on_postgresql():
    with postgresql() as address, ThreadPoolExecutor(2) as threads:
        shares = halves()
        runs = list(threads.map(run, [address] * len(shares), range(len(shares)), shares))
    failed = [one for one in runs if one.returncode != 0]
    assert not failed, "\n".join(one.stdout[-8000:] + one.stderr[-2000:] for one in failed)
