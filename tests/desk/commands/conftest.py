"""Homes of desks for commands that really run, each as a process of its own."""

# ruff: noqa: S603  # our own words
from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from desk.notices.conftest import office  # noqa: F401  # a real mail server

PEDEL = (sys.executable, "-m", "pedel")
FOUNDING = (
    "--institution", "University of Example", "--url", "http://localhost:8000",
    "--name", "Sander", "--email", "sander@example.org",
)  # fmt: skip
LIMIT = 120


class Home:
    """A desk's home and the commands that run in it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def environment(self, **more: str) -> dict[str, str]:
        ours = ("PEDEL_", "DJANGO_", "DATABASE_URL")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        return {**kept, "PEDEL_HOME": str(self.path), **more}

    def pedel(self, *words: str, text_in: str = "", **environment: str):
        """Runs a command to its end; its `stdout` and `stderr` are text."""
        return self._run([*PEDEL, *words], text_in, environment)

    def python(self, script: str, **environment: str):
        """Runs a script to its end, in the desk's environment."""
        return self._run([sys.executable, "-c", script], "", environment)

    def _run(self, command, text_in, environment):
        return subprocess.run(
            command,
            env=self.environment(**environment),
            input=text_in,
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
        )

    @contextmanager
    def started(self, *words: str, **environment: str):
        """A command that runs until the block ends."""
        process = subprocess.Popen(
            [*PEDEL, *words],
            env=self.environment(**environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            yield process
        finally:
            for pid in [process.pid, *children(process.pid)] if process.poll() is None else ():
                os.kill(pid, signal.SIGKILL)
            process.communicate(timeout=LIMIT)

    def sql(self, statement: str, *values):
        with closing(sqlite3.connect(self.path / "desk.sqlite3", timeout=20)) as database, database:
            return database.execute(statement, values).fetchall()


@pytest.fixture(scope="session")
def founded(tmp_path_factory):
    """A home that `pedel desk init` has made; for copying."""
    home = Home(tmp_path_factory.mktemp("desk") / "founded")
    done = home.pedel("desk", "init", *FOUNDING)
    assert done.returncode == 0, done.stdout + done.stderr
    home.said = done.stdout
    return home


@pytest.fixture
def home(founded, tmp_path):
    """A desk of one's own with its first steward."""
    shutil.copytree(founded.path, tmp_path / "home")
    return Home(tmp_path / "home")


@pytest.fixture
def nowhere(tmp_path):
    """A home that is not there yet."""
    return Home(tmp_path / "home")


def children(pid):
    """The processes below a process."""
    below = [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return below + [each for child in below for each in children(child)]


def wait_for(condition, seconds=30.0):
    """Waits until something is so, and gives it."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := condition():
            return found
        time.sleep(0.05)
    raise AssertionError("it did not happen in time")
