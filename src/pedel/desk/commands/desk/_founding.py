"""The settings of a new desk: looked at before anything is written."""

from __future__ import annotations

import secrets
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pedel.policy import PackError, load_pack
from pedel.policy.commands import Trouble

from ._home import new_key, toml
from ._home import write as write_file

LANGUAGES = ("en", "nl")


def bare(path: Path) -> dict[str, object]:
    """What stands in a settings file that nobody has filled in yet: at most its keys.

    Raises Trouble where there is a desk.
    """
    values = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    if set(values) - {"secret_key", "keys"}:
        raise Trouble(f"{path} exists: there is a desk here. Change that file, or name another PEDEL_HOME.")
    return values


def take_back(path: Path, before: dict[str, object]) -> None:
    """Undoes `write` when making the desk did not succeed."""
    path.unlink()
    if before:
        write(path, before)


def settings(given: dict[str, Any]) -> dict[str, object]:
    """What goes into the settings file. Raises Trouble that names the option."""
    url = given["url"].rstrip("/")
    mail_from = given["mail_from"] or f"Pedel <pedel@{urlsplit(url).hostname}>"
    wanted: dict[str, object] = {
        "institution": given["institution"],
        "url": _address(url),
        "languages": _languages(given["languages"]),
        "packs": _packs(given["packs"]),
        "timezone": _timezone(given["timezone"]),
        "mail_from": mail_from,
        "secret_key": secrets.token_urlsafe(48),
        "keys": [new_key()],
    }
    optional = {name: given[name] for name in ("database_url", "mail_url") if given[name]}
    return {**wanted, **optional}


def write(path: Path, values: dict[str, object]) -> None:
    """Writes the settings file, for its owner's eyes only."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    lines = [f"{name} = {toml(value)}\n" for name, value in values.items()]
    write_file(
        path,
        "# Settings of the desk; docs/running-the-desk.md says what else may stand here.\n" + "".join(lines),
    )


def _address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
        raise Trouble("--url is the whole address of the desk, such as https://desk.university.example")
    return url


def _languages(given: str) -> list[str]:
    codes = _split(given)
    if not codes or set(codes) - set(LANGUAGES):
        raise Trouble(f"--languages takes {' and '.join(LANGUAGES)}, with a comma between them.")
    return codes


def _packs(given: str) -> list[str]:
    names = _split(given)
    try:
        for name in names:
            load_pack(name)
    except PackError as error:
        raise Trouble(f"--packs: {error}") from None
    if not names:
        raise Trouble("--packs names at least one pack; `pedel pack list` shows them.")
    return names


def _timezone(given: str) -> str:
    try:
        ZoneInfo(given)
    except (ValueError, LookupError, OSError):
        raise Trouble(f"--timezone: there is no time zone {given!r}; one is Europe/Amsterdam.") from None
    return given


def _split(given: str) -> list[str]:
    return [part.strip() for part in given.split(",") if part.strip()]
