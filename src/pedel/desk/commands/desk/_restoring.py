"""Letting an unpacked backup take the place of the desk."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
from django.conf import settings
from django.db import connection
from django.utils import timezone

from pedel.desk import configuration
from pedel.desk.channels import checks
from pedel.desk.channels.keyring import keys
from pedel.policy.commands import Trouble

from . import _backing_up, _databases
from ._settings_file import put
from ._unpacking import Backup

ROTATE = """\
Connections in the backup are encrypted with an older key, which now stands behind yours in pedel.toml.
`pedel desk rotate-keys` takes it out again."""


def restore(backup: Backup, *, replace: bool) -> Path | None:
    """Verifies the record, then takes over files and database. Gives where the former desk is kept."""
    if backup.manifest["database"] != connection.vendor:
        raise Trouble(
            f"the backup is of {backup.manifest['database']}, this desk runs on {connection.vendor}. "
            "Set database_url to such a database, or unset it for the embedded one."
        )
    is_empty = _is_empty()
    if not is_empty and not replace:
        raise Trouble("there is a desk here already. With --replace it is backed up and then replaced.")
    _verify_record(backup)
    saved = None if is_empty else _save()
    kept = _add_media(backup.folder / "media")
    _databases.replace(backup.folder)
    _drop_media(kept)
    return saved


def open_again(backup: Backup) -> str:
    """Sees to it that what opens accounts can be opened here: the keys may have changed since the backup.

    Those of a backup with secrets come behind the ones of the settings. Gives what is left to do, or "".
    """
    if not (shut := _shut()):
        return ""
    older = [key for key in backup.settings.get("keys", ()) if key not in keys()]
    if not older or "PEDEL_KEYS" in os.environ:
        return shut
    put(configuration.home() / configuration.FILE, "keys", [*keys(), *older])
    return _shut() or ROTATE


def _shut() -> str:
    return " ".join(f"{found.msg} {found.hint}" for found in checks.connections_open())


def _is_empty() -> bool:
    """Whether nobody has used this desk yet."""
    if connection.vendor == "sqlite" and not _databases.sqlite_path().exists():
        return True
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table in {"people_person", "record_entry"} & set(tables):
            cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608  # one of two names of ours
            if cursor.fetchone():
                return False
    return True


def _verify_record(backup: Backup) -> None:
    """The chain in the backup, to its last entry, by the command that anybody can run."""
    head = backup.manifest["head"]
    command = [sys.executable, "-m", "pedel", "record", "verify", "--head", head]
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{backup.folder / _databases.SQLITE}"}
    if connection.vendor != "sqlite":
        command.insert(-2, str(backup.folder / _databases.RECORD))
    click.echo("Verifying the record …", err=True)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        said = (done.stdout + done.stderr).strip().splitlines()[:1]
        raise Trouble(f"the record in the backup does not hold: {' '.join(said)}. Nothing was changed.")


def _save() -> Path:
    """A backup of the desk that is replaced, in the home."""
    file = configuration.home() / f"before-restore-{timezone.localtime():%Y%m%d-%H%M%S}.tar.gz"
    _backing_up.back_up(file, with_secrets=True)
    return file


def _add_media(source: Path) -> set[Path]:
    """Adds the backup's files; none that the present database needs goes before that is replaced."""
    root, kept = Path(settings.MEDIA_ROOT), set()
    for path in source.rglob("*") if source.exists() else ():
        if path.is_file():
            target = root / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_name(f".{target.name}.part")
            shutil.copyfile(path, part)
            part.replace(target)
            kept.add(target)
    return kept


def _drop_media(kept: set[Path]) -> None:
    """Removes files that the restored desk does not know; they are in the backup that was made first."""
    root = Path(settings.MEDIA_ROOT)
    for path in root.rglob("*") if root.exists() else ():
        if path.is_file() and path not in kept:
            path.unlink()
