"""`pedel desk worker`: sends, reminds and tidies up, as a process of its own."""

from __future__ import annotations

import click

from .._site import set_up


@click.command("worker")
@click.option("--name", default="", help="What it is called in the figures and the log.")
@click.option(
    "--concurrency",
    default=4,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Channels on which it sends at once.",
)
def command(name: str, concurrency: int) -> None:
    """Publish, send mail, remind and tidy up until stopped.

    `pedel desk run` starts one of these itself. Any number of them work together, on PostgreSQL also on
    several machines. Asked to stop, it finishes what is on its way and takes nothing new.
    """
    set_up()
    from . import _working  # needs Django

    _working.run(name, concurrency)
