"""The site and the worker as child processes, started and stopped together."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from threading import Event

import click
from django.conf import settings

from pedel.policy.commands import Trouble

PATIENCE = 30.0
"""Seconds that a process has to start, and to finish what it does after it was asked to stop."""
PYTHON = (sys.executable, "-m")
Commands = Mapping[str, tuple[str, ...]]


def serve(host: str, port: int, workers: int, lines: list[str], beside: Commands) -> None:
    """Runs until a signal, or until the site ends by itself (then Trouble). Leaves no process behind.

    `beside` are further programs by their names, started again like the worker when they end.
    """
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    others = {**beside, "worker": ("pedel", "desk", "worker")}
    site = _start(_site(host, port, workers))
    children = {name: _start(command) for name, command in others.items()}
    try:
        if _wait_until_open(host, port, site, stop):
            _say(host, port, lines)
        while not stop.wait(0.5):
            if site.poll() is not None:
                raise Trouble(f"the site ended by itself (exit code {site.returncode}); see above why")
            for name in [name for name, child in children.items() if child.poll() is not None]:
                click.echo(f"The {name} ended; it is started again.", err=True)
                stop.wait(2)
                children[name] = _start(others[name])
    finally:
        end([site, children.pop("worker")])
        end(list(children.values()))  # after the worker, which may still be talking to them


def _site(host: str, port: int, workers: int) -> tuple[str, ...]:
    threads = min(8, 2 * (os.cpu_count() or 1))
    options = f"--interface wsgi --no-ws --workers {workers} --blocking-threads {threads} --log-level warning"
    kept = "--respawn-failed-workers --workers-kill-timeout 10"
    where = ("--host", host, "--port", str(port))
    return ("granian", *options.split(), *kept.split(), *where, "pedel.desk.wsgi:application")


def _start(command: tuple[str, ...]) -> subprocess.Popen[bytes]:
    """A child in a group of its own: Ctrl-C reaches us alone, and its own children can be ended with it."""
    return subprocess.Popen((*PYTHON, *command), stdin=subprocess.DEVNULL, start_new_session=True)  # noqa: S603  # our own words


def _wait_until_open(host: str, port: int, site: subprocess.Popen[bytes], stop: Event) -> bool:
    """Whether the site answers; False when it ended or was stopped before."""
    until = time.monotonic() + PATIENCE
    target = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    while time.monotonic() < until and site.poll() is None and not stop.is_set():
        try:
            socket.create_connection((target, port), timeout=1).close()
        except OSError:
            stop.wait(0.1)
        else:
            return True
    return False


def _say(host: str, port: int, lines: list[str]) -> None:
    shown = "localhost" if host == "127.0.0.1" else host
    click.echo(f"\nThe desk of {settings.PEDEL.institution} is open: http://{shown}:{port}")
    for line in lines:
        click.echo(line)
    click.echo("Stop it with Ctrl-C.")
    sys.stdout.flush()


def end(children: list[subprocess.Popen[bytes]]) -> None:
    """Asks every process to stop, and ends the ones that do not within their time."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    until = time.monotonic() + PATIENCE
    for child in children:
        try:
            child.wait(max(until - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        with suppress(ProcessLookupError):  # what a child that died has left behind
            os.killpg(child.pid, signal.SIGKILL)
