"""`pedel record head`: what to keep elsewhere."""

from __future__ import annotations

import click

from .._site import set_up


@click.command("head")
def command() -> None:
    """Print the number and the hash of the last entry.

    Keep them outside the desk, every day for example by e-mail to yourself: with them
    `pedel record verify --head HASH` sees when later somebody rewrites the record or cuts off its end.
    """
    set_up()
    from pedel.desk.record.ledger import head  # needs Django

    last = head()
    click.echo(f"{last['number']} {last['hash']}")
