"""The desk's home: the folder, its settings file and the keys in it."""

from __future__ import annotations

import base64
import json
import os
import secrets
import socket
from pathlib import Path

import click

from pedel.desk import configuration
from pedel.policy.commands import Trouble


def make(*, demo: bool, host: str, port: int) -> None:
    """Makes the home, its settings file and a secret key where they are missing."""
    home = configuration.home()
    is_new = not (home / configuration.FILE).exists()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    settings = load()
    missing: dict[str, object] = {}
    if not settings.secret_key:
        missing["secret_key"] = secrets.token_urlsafe(48)
    if not settings.keys:
        missing["keys"] = [new_key()]
    if demo and not settings.demo:
        _refuse_demo_in_earnest(home)
        missing["demo"] = True
    if missing:
        click.echo(f"{'Making' if is_new else 'Completing'} {home / configuration.FILE} …")
        add(home / configuration.FILE, missing)
    if demo:  # the address under which the demo is seen is the one it was started with
        shown = "localhost" if host in ("127.0.0.1", "0.0.0.0", "::") else host  # noqa: S104
        os.environ.setdefault("PEDEL_URL", f"http://{shown}:{port}")


def new_key() -> str:
    """A key that encrypts what opens accounts: 32 bytes by chance, in base64 for addresses."""
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


def load() -> configuration.Configuration:
    """The settings as they stand. Raises Trouble."""
    try:
        return configuration.load()
    except configuration.ConfigurationError as error:
        raise Trouble(str(error)) from None


def add(path: Path, values: dict[str, object]) -> None:
    """Puts settings at the head of the file, for its owner's eyes only; the file changes as a whole."""
    before = path.read_text("utf-8") if path.exists() else ""
    write(path, "".join(f"{name} = {toml(value)}\n" for name, value in values.items()) + before)


def write(path: Path, content: str) -> None:
    """Writes a file that only its owner may read; it is there as a whole or not at all.

    It stays its owner's also where root writes it, or the desk could not read it any more.
    """
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(content)
        if path.exists() and path.stat().st_uid != os.geteuid() == 0:
            os.fchown(file.fileno(), path.stat().st_uid, path.stat().st_gid)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def toml(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(toml(each) for each in value) + "]"
    # JSON's texts, numbers and true/false are TOML's too, once DEL is escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def refuse_taken_port(host: str, port: int) -> None:
    """Raises Trouble where somebody listens already: granian itself would share the port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Trouble(
                f"{host}:{port} cannot be used ({error.strerror}). "
                "Stop what listens there, or choose another with --port."
            ) from None


def _refuse_demo_in_earnest(home: Path) -> None:
    if (home / "desk.sqlite3").exists() or load().database_url:
        raise Trouble(
            f"the desk in {home} is a real one; a demo university is not mixed into it. "
            "Name another home: PEDEL_HOME=/some/folder pedel desk run --demo"
        )
