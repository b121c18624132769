"""`pedel desk backup`: everything of the desk in one file."""

from __future__ import annotations

from pathlib import Path

import click

from pedel.policy.commands import Trouble

from .._site import set_up


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--with-secrets", is_flag=True, help="Keep the secret key and passwords in it too.")
def command(file: Path, with_secrets: bool) -> None:
    """Write database, uploaded files and settings to FILE (.tar.gz), while the desk runs.

    Without --with-secrets keep a copy of pedel.toml in a safe place: second factors are sealed with its
    secret key.
    """
    if file.exists():
        raise Trouble(f"{file} exists already. Name a new file; a backup is never written over another.")
    if not file.parent.is_dir():
        raise Trouble(f"there is no folder {file.parent}. Make it, or name another.")
    set_up()
    from . import _backing_up  # needs Django

    manifest = _backing_up.back_up(file, with_secrets=with_secrets)
    size = file.stat().st_size / 1_000_000
    click.echo(
        f"{file}: {len(manifest['files'])} files, {size:.1f} MB, {manifest['entries']:,} entries on record."
    )
    click.echo(f"The last entry's hash is {manifest['head']}; keep it elsewhere too.")
