"""Unpacking a backup beside the desk, and holding every file against its checksum."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

import click

from pedel.desk import configuration
from pedel.policy.commands import Trouble

from ._home import toml, write

FORMAT = 1
MANIFEST = "manifest.json"
BLOCK = 1 << 20
ALLOWED = re.compile(r"manifest\.json|pedel\.toml|database\.(sqlite3|dump)|record\.jsonl|media/.+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Backup:
    """An unpacked backup whose files are what its manifest says."""

    folder: Path
    manifest: dict[str, Any]

    @property
    def settings(self) -> dict[str, Any]:
        """The settings of the desk that was backed up."""
        return tomllib.loads((self.folder / configuration.FILE).read_text("utf-8"))

    @property
    def has_secrets(self) -> bool:
        """Whether it was made with its secrets."""
        return bool(self.settings.get("secret_key"))


@contextmanager
def unpacked(file: Path, home: Path) -> Iterator[Backup]:
    """The backup in a folder of its own inside the home, gone afterwards. Raises Trouble."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=home) as name:
        folder = Path(name)
        click.echo("Unpacking and verifying …", err=True)
        try:
            with tarfile.open(file, "r:gz") as tar:
                digests = {member.name: _unpack(tar, member, folder) for member in tar}
        except FileNotFoundError:
            raise Trouble(f"there is no file {file}. Name the backup to restore.") from None
        except (tarfile.TarError, EOFError, OSError) as error:
            raise Trouble(f"{file} is no whole backup ({error}). Use another one.") from error
        yield Backup(folder, _verified(file, folder, digests))


def _unpack(tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> str:
    """One plain file with a name that a backup has; gives its sha256."""
    path = PurePosixPath(member.name)
    if not member.isreg() or path.is_absolute() or ".." in path.parts or not ALLOWED.fullmatch(member.name):
        raise Trouble(f"{tar.name} holds {member.name!r}, which no backup holds. It was not made by Pedel.")
    source, target = tar.extractfile(member), folder / path
    assert source is not None
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as written:
        return _copied(source, written)


def _copied(source: IO[bytes], target: IO[bytes]) -> str:
    sha256 = hashlib.sha256()
    while block := source.read(BLOCK):
        sha256.update(block)
        target.write(block)
    return sha256.hexdigest()


def _verified(file: Path, folder: Path, digests: dict[str, str]) -> dict[str, Any]:
    """The manifest, when every file is there and is what it was."""
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
        wanted = {name: each["sha256"] for name, each in manifest["files"].items()}
        is_known = manifest["format"] == FORMAT
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise Trouble(f"{file} has no manifest. It is no backup, or it was cut off.") from None
    if not is_known:
        raise Trouble(
            f"{file} is of format {manifest['format']}; this Pedel reads {FORMAT}. Install a newer one."
        )
    del digests[MANIFEST]
    for name in sorted(wanted.keys() | digests.keys()):
        if wanted.get(name) != digests.get(name):
            raise Trouble(f"{file}: {name} is not what was backed up. Use another backup.")
    return manifest


def settle(home: Path, backup: Backup) -> None:
    """Puts the backup's settings into a home that has none; with a new secret key where it has none."""
    text = (backup.folder / configuration.FILE).read_text("utf-8")
    if not backup.has_secrets:
        text = f"secret_key = {toml(secrets.token_urlsafe(48))}\n{text}"
    write(home / configuration.FILE, text)
