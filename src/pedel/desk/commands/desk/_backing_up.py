"""A backup: a tar.gz of the database, the uploaded files, the settings, and a manifest of checksums."""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

import click
from django.conf import settings
from django.utils import timezone

import pedel
from pedel.desk import configuration

from . import _databases
from ._home import toml
from ._unpacking import FORMAT, MANIFEST

SECRET = ("secret_key", "keys", "client_secret")
MAY_HOLD_PASSWORDS = ("database_url", "mail_url")


class Hashing:
    """A file that is hashed as it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.sha256 = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block = self.file.read(size)
        self.sha256.update(block)
        return block


def back_up(file: Path, *, with_secrets: bool) -> dict[str, Any]:
    """Writes the backup; it is there as a whole or not at all. Gives its manifest."""
    new = file.with_name(f"{file.name}.part")
    try:
        with tempfile.TemporaryDirectory(prefix=".pedel-backup-", dir=file.parent) as folder:
            click.echo("Copying the database …", err=True)
            copied = _databases.copy(Path(folder))
            click.echo("Packing …", err=True)
            manifest = _pack(new, copied, _settings(with_secrets=with_secrets))
        new.rename(file)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    return manifest


def _pack(new: Path, copied: _databases.Copy, settings_text: str) -> dict[str, Any]:
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "pedel": pedel.__version__,
        "made_at": timezone.now().isoformat(),
        "database": copied.vendor,
        "entries": copied.entries,
        "head": copied.head,
        "files": {},
    }
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "wb") as target:  # noqa: PTH123  # by its handle, so that only the owner may read it
        with tarfile.open(fileobj=target, mode="w:gz", compresslevel=6) as tar:
            for name, path in [*copied.files.items(), *_media()]:
                with path.open("rb") as content:
                    manifest["files"][name] = _put(tar, name, content, path.stat().st_size)
            for name, text in ((configuration.FILE, settings_text), (MANIFEST, None)):
                content = (json.dumps(manifest, indent=1) if text is None else text).encode()
                digest = _put(tar, name, io.BytesIO(content), len(content))
                manifest["files"][name] = digest
        target.flush()
        os.fsync(target.fileno())
    del manifest["files"][MANIFEST]
    return manifest


def _put(tar: tarfile.TarFile, name: str, content: IO[bytes], size: int) -> dict[str, Any]:
    """Adds a file; gives its size and sha256."""
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    hashing = Hashing(content)
    tar.addfile(info, hashing)  # type: ignore[arg-type]  # it only reads
    return {"size": size, "sha256": hashing.sha256.hexdigest()}


def _media() -> Iterator[tuple[str, Path]]:
    """The uploaded files; those that are added meanwhile belong to the next backup."""
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(root.rglob("*")) if root.exists() else ():
        if path.is_file() and not path.is_symlink():
            yield f"media/{path.relative_to(root).as_posix()}", path


def _settings(*, with_secrets: bool) -> str:
    """The settings file; without secrets, those are left out or empty."""
    path = configuration.home() / configuration.FILE
    text = path.read_text("utf-8") if path.exists() else ""
    return text if with_secrets else without_secrets(tomllib.loads(text))


def without_secrets(values: dict[str, Any]) -> str:
    """Settings as TOML, without keys and passwords. A registration's secret stays as an empty text."""
    kept = {
        name: value for name, value in values.items() if name not in SECRET and not _has_password(name, value)
    }
    lines = [f"{name} = {toml(value)}" for name, value in kept.items() if name not in configuration.TABLES]
    for table in configuration.TABLES:
        for entry in kept.get(table, ()):
            lines.append(f"\n[[{table}]]")
            lines += [f"{name} = {toml('' if name in SECRET else value)}" for name, value in entry.items()]
    return "\n".join(lines) + "\n"


def _has_password(name: str, value: Any) -> bool:
    return name in MAY_HOLD_PASSWORDS and urlsplit(str(value)).password is not None
