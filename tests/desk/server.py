"""A PostgreSQL server of the tests' own, from Debian's package, in a folder that goes when it ends."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

WAIT = 30
QUICK = (  # nothing has to outlive the tests
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "shared_buffers=64MB",
    "max_connections=60",
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "lc_messages=C",
)


def programs() -> Path | None:
    """The folder of the newest server that Debian's package installed, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def postgresql() -> Iterator[str]:
    """A running server; gives the address of its empty database "desk", for DATABASE_URL."""
    folder = Path(tempfile.mkdtemp(prefix="pedel-postgresql-"))
    port = _free_port()
    command = [*_as_somebody(), str(programs() / "postgres"), "-D", str(folder / "data"), "-p", str(port)]
    try:
        _prepare(folder)
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(  # noqa: S603
                [*command, *(part for setting in QUICK for part in ("-c", setting))], stderr=log, cwd=folder
            )
        try:
            _wait(server, port, folder)
            yield f"postgres://desk@127.0.0.1:{port}/desk"
        finally:
            server.send_signal(signal.SIGINT)  # ends now, without waiting for its clients
            server.wait(WAIT)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _prepare(folder: Path) -> None:
    if os.geteuid() == 0:
        who = pwd.getpwnam("postgres")
        os.chown(folder, who.pw_uid, who.pw_gid)
    subprocess.run(  # noqa: S603
        [
            *_as_somebody(),
            str(programs() / "initdb"),
            *("-D", str(folder / "data"), "-U", "desk", "-A", "trust", "-E", "UTF8"),
            *("--locale=C.UTF-8", "--no-sync"),
        ],
        check=True,
        capture_output=True,
        cwd=folder,
        timeout=WAIT * 2,
    )


def _as_somebody() -> list[str]:
    """The server refuses to run as root; then it runs as the user that came with the package."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def _wait(server: subprocess.Popen, port: int, folder: Path) -> None:
    until = time.monotonic() + WAIT
    while time.monotonic() < until and server.poll() is None:
        try:
            with psycopg.connect(
                host="127.0.0.1", port=port, user="desk", dbname="postgres", autocommit=True
            ) as desk:
                desk.execute("CREATE DATABASE desk")
                return
        except psycopg.OperationalError:
            time.sleep(0.1)
    raise RuntimeError(f"PostgreSQL did not start: {(folder / 'log').read_text('utf-8', 'replace')[-2000:]}")
