"""`pedel desk restore`: a backup put back."""

from __future__ import annotations

from pathlib import Path

import click

from pedel.desk import configuration

from .._site import set_up

NEW_KEY = """\
The backup held no secrets, so a new secret key was made: everybody signs in anew and sets up the second
factor again. With the old pedel.toml in its place they need not."""


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--replace", is_flag=True, help="Replace the desk that is here; it is backed up first.")
def command(file: Path, replace: bool) -> None:
    """Put the backup in FILE in the place of this desk.

    Checksums and the record's chain are verified first. The database changes in one step: a restore that
    is broken off leaves the desk that was there. Settings that are here already are kept.
    """
    from . import _unpacking

    home = configuration.home()
    with _unpacking.unpacked(file, home) as backup:
        is_new = not (home / configuration.FILE).exists()
        if is_new:
            _unpacking.settle(home, backup)
        try:
            set_up()
            from . import _restoring  # needs Django

            saved = _restoring.restore(backup, replace=replace)
            shut = _restoring.open_again(backup)
        except BaseException:
            if is_new:
                (home / configuration.FILE).unlink()
            raise
        is_keyless = is_new and not backup.has_secrets
    if saved:
        click.echo(f"The desk that was here is kept in {saved}.")
    click.echo(f"Restored: {backup.manifest['entries']:,} entries on record.")
    click.echo(f"The last entry's hash is {backup.manifest['head']}.")
    if is_keyless:
        click.echo(NEW_KEY)
    if shut:
        click.echo(shut, err=True)
    click.echo("Next: pedel desk check-setup, then pedel desk run.")
