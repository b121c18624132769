"""Worker processes on the tests' own database, with the network that the tests count at."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager

from django.db import connection

from desk.publishing.conftest import KEY

PEDEL = (sys.executable, "-m", "pedel")
LIMIT = 60
START = "from pedel.desk.commands._site import set_up; set_up()\n"


class Processes:
    """Processes of a desk whose settings stand in `home` and whose database is the tests'."""

    def __init__(self, home, server) -> None:
        self.home = home
        table = f'\n[[network]]\nname = "mastodon"\nurl = "{server.url}"\n'
        (home / "pedel.toml").write_text(f'keys = ["{KEY}"]\n{table}')

    def environment(self) -> dict[str, str]:
        ours = ("PEDEL_", "DJANGO_", "DATABASE_URL")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        return {**kept, "PEDEL_HOME": str(self.home), "DATABASE_URL": address(), "PEDEL_SECRET_KEY": "x" * 60}

    def python(self, script: str) -> subprocess.CompletedProcess[str]:
        """A script to its end, in a process of its own."""
        command = [sys.executable, "-c", START + script]
        return subprocess.run(  # noqa: S603
            command, env=self.environment(), capture_output=True, text=True, timeout=LIMIT, check=False
        )

    @contextmanager
    def worker(self, *words: str):
        """A worker that is killed when the block ends."""
        process = subprocess.Popen(  # noqa: S603
            [*PEDEL, "desk", "worker", *words],
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            yield process
        finally:
            process.kill()
            process.said = process.communicate(timeout=LIMIT)[0]


def address() -> str:
    """The tests' database, as a setting names it."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    return f"postgres://{known['USER']}@{known['HOST']}:{known['PORT']}/{known['NAME']}"


def wait_for(condition, seconds: float = 40.0):
    """Waits until something is so, and gives it."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := condition():
            return found
        time.sleep(0.05)
    raise AssertionError("it did not happen in time")
