"""Deliveries while workers are killed: lost, doubled, a second, late; on SQLite and on PostgreSQL.

`python -m bench.deliveries` takes about ten minutes; `--small` sends a tenth, to see that it works. The
network is a process of its own on this machine that answers at once and counts. Leases last 8 seconds instead
of 60, so that nobody waits for what the dead held. Absolute figures depend on the machine; the bare task of
Procrastinate beside them, in the same run and with the same HTTP call, is the measure.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from desk.server import postgresql, programs  # noqa: E402  # the tests' own server

PATIENCE = 900.0
MOST = 0.9


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--inner", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inner:
        measure(10 if options.small else 1)
        return
    with network() as url:
        run("SQLite", "", url, small=options.small)
        if programs() is None:
            say("PostgreSQL is not installed: not measured")
            return
        with postgresql() as address:
            run("PostgreSQL", address, url, small=options.small)


def run(name: str, address: str, url: str, *, small: bool) -> None:
    """One database, in a process of its own, as settings are read once."""
    with tempfile.TemporaryDirectory(prefix="pedel-bench-") as home:
        say(f"\n{name}")
        given = {"PEDEL_HOME": home, "PEDEL_SECRET_KEY": "x" * 60, "BENCH_URL": url, "DATABASE_URL": address}
        if not address:
            given["DATABASE_URL"] = f"sqlite:///{home}/desk.sqlite3"
        command = [sys.executable, "-m", "bench.deliveries", "--inner", name, *(["--small"] if small else [])]
        subprocess.run(command, env={**os.environ, **given}, check=True, cwd=ROOT)


def measure(divided: int) -> None:
    """Everything on one database."""
    from pedel.desk.commands._site import set_up

    set_up()
    from django.core.management import call_command
    from django.db import connection

    from bench.deliveries import filling

    call_command("migrate", verbosity=0)
    bench = Bench(*filling.accounts())
    rate = bench.killed_once(5000 // divided)
    if connection.vendor == "postgresql":
        bare = bench.bare(5000 // divided)
        say(f"  a bare task of Procrastinate: {bare:.0f} a second; with the ledger {rate / bare:.2f} of that")
    bench.killed_often(600 // divided, 8)
    bench.lateness(1000 // divided)
    bench.claiming(100_000 // divided)


class Bench:
    def __init__(self, person: object, accounts: list) -> None:
        self.person, self.accounts = person, accounts

    def fill(self, number: int, ahead: timedelta = timedelta(0)) -> None:
        from django.utils import timezone

        from bench.deliveries import filling
        from pedel.desk.publishing.models import Delivery

        httpx.delete(os.environ["BENCH_URL"])
        Delivery.objects.all().update(state="cancelled")
        filling.fill(self.person, self.accounts, number, timezone.now() + ahead)

    def killed_once(self, number: int) -> float:
        """Two workers, one killed at 30 %. Deliveries a second until 90 % were out."""
        self.fill(number)
        with worker("one") as first, worker("two"):
            wait(lambda: came() > 0)
            began = time.monotonic()
            wait(lambda: came() >= number * 0.3)
            first.kill()
            wait(lambda: came() >= number * MOST)
            rate = number * MOST / (time.monotonic() - began)
            wait(lambda: published() == number)
        self.say(f"{number:,} due, two workers, one killed at 30 %: {rate:.0f} a second", number)
        return rate

    def killed_often(self, number: int, kills: int) -> None:
        self.fill(number)
        for kill in range(1, kills + 1):
            with worker("one") as first, worker("two"):
                wait(lambda at=number * kill // (kills + 1): came() >= at)
                first.kill()
        with worker("one"), worker("two"):
            wait(lambda: published() == number)
        self.say(f"{number:,} due, a worker killed {kills} times, and its fellow with it", number)

    def lateness(self, number: int) -> None:
        """All due at the same moment, which the workers wait for."""
        from pedel.desk.publishing.models import Delivery

        self.fill(number, timedelta(seconds=25))
        with worker("one"), worker("two"):
            wait(lambda: published() == number)
        rows = Delivery.objects.filter(state="published", started_at__gt=self.accounts[0].created_at)
        late = [(one.ended_at - one.due_at).total_seconds() for one in rows.order_by("-pk")[:number]]
        cuts = statistics.quantiles(late, n=20)
        say(f"  {number:,} due in the same second: median {cuts[9]:.1f} s late, p95 {cuts[18]:.1f} s")

    def claiming(self, scheduled: int) -> None:
        """A claim among few and among many that are planned for later."""
        from django.utils import timezone

        from bench.deliveries import filling

        self.fill(200)
        before = claims(100)
        for _ in range(10):
            later = timezone.now() + timedelta(days=30)
            filling.fill(self.person, self.accounts, scheduled // 10, later)
        after = claims(100)
        say(
            f"  a claim: {before:.2f} ms; with {scheduled:,} more planned for later {after:.2f} ms "
            f"({after / before:.2f} times)"
        )

    def bare(self, number: int) -> float:
        from bench.deliveries import bare

        httpx.delete(os.environ["BENCH_URL"])
        bare.defer([f"bare-{n}" for n in range(number)])
        with worker("bare"), worker("bare"):
            wait(lambda: came() > 0)
            began = time.monotonic()
            wait(lambda: came() >= number * MOST)
            rate = number * MOST / (time.monotonic() - began)
            wait(lambda: came() == number)
        return rate

    def say(self, what: str, number: int) -> None:
        taken = Counter(httpx.get(f"{os.environ['BENCH_URL']}/count").text.split())
        twice = sum(times - 1 for times in taken.values())
        say(f"  {what}: lost {number - len(taken)}, twice {twice}")


def claims(number: int) -> float:
    """Milliseconds of a claim, the median; each is given back."""
    from bench.deliveries import connecting
    from pedel.desk.publishing import ledger
    from pedel.desk.publishing.models import Delivery

    connecting.put_in_place()
    times = []
    for _ in range(number):
        began = time.perf_counter()
        found = ledger.claim("bench")
        times.append((time.perf_counter() - began) * 1000)
        Delivery.objects.filter(pk=found.pk).update(state="cancelled")
    return statistics.median(times)


def came() -> int:
    return len(httpx.get(f"{os.environ['BENCH_URL']}/count").content.split())


def published() -> int:
    from pedel.desk.publishing.models import Delivery

    return Delivery.objects.filter(state="published").count()


def wait(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > until:
            raise SystemExit("it did not happen in time")
        time.sleep(0.2)


@contextmanager
def worker(name: str) -> Iterator[subprocess.Popen[bytes]]:
    """A worker that is killed with -9 when the block ends."""
    process = subprocess.Popen([sys.executable, "-m", "bench.deliveries.worker", name], cwd=ROOT)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


@contextmanager
def network() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "bench.deliveries.server", str(port)], cwd=ROOT)
    try:
        until = time.monotonic() + 20
        while socket.socket().connect_ex(("127.0.0.1", port)) and time.monotonic() < until:
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
