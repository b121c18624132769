"""`pedel desk work`: the worker as a process of its own."""

from __future__ import annotations

import signal
import threading

import click

from .._site import set_up


@click.command("work")
def command() -> None:
    """Send mail, remind and tidy up until stopped.

    `pedel desk run` starts one of these itself. More than one at a time does no harm.
    """
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    set_up()
    from pedel.desk.work import keep_what_is_written, work  # needs Django

    keep_what_is_written()
    work(stop)
