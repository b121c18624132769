"""`pedel desk run`: sets up what is missing and starts the desk."""

from __future__ import annotations

import click

from .._site import set_up


@click.command("run")
@click.option("--demo", is_flag=True, help="Fill an empty desk with a demo university.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes.")
def command(demo: bool, host: str, port: int, workers: int) -> None:
    """Start the desk: the site and its worker, until Ctrl-C; with --demo also a network to publish to.

    What is missing is made first: the home, a secret key, the database and the static files.
    """
    from . import _demo_network, _home

    _home.make(demo=demo, host=host, port=port)
    _home.refuse_taken_port(host, port)
    beside = {"network of the demonstration": _demo_network.command(port)} if demo else {}
    set_up()
    from . import _processes, _setting_up  # needs Django

    lines = [*map(_demo_network.line, beside.values()), *_setting_up.prepare(demo=demo)]
    _processes.serve(host, port, workers, lines, beside)
