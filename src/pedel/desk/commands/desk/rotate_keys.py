"""`pedel desk rotate-keys`: another key for what opens accounts on networks."""

from __future__ import annotations

import click

from .._site import set_up


@click.command("rotate-keys")
@click.option("--only-seal", is_flag=True, help="Make no key: seal with the first one of the settings.")
def command(only_seal: bool) -> None:
    """Encrypt what opens accounts with a new key, and drop the old one.

    Changes pedel.toml. May be interrupted and run again; the desk may run meanwhile and needs no restart, as
    it looks into that file. Where several machines serve one desk, each with a file of its own: put a new key
    first into all of them, run this with --only-seal once, and then take the old key out.
    """
    set_up()
    from . import _rotating  # needs Django

    done = _rotating.seal_anew() if only_seal else _rotating.rotate()
    connections = "1 connection is" if done.sealed == 1 else f"{done.sealed} connections are"
    click.echo(f"{connections} encrypted with the newest key.")
    if not only_seal:
        click.echo("The old keys are gone from pedel.toml. Older backups of the database need them still.")
    if done.shut:
        click.echo(f"No key opens {done.shut} more: those accounts have to be connected anew.", err=True)
