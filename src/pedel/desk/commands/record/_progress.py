"""How far a long reading has come, on the terminal's error channel."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from time import monotonic

import click

EVERY = 0.5


def counted(lines: Iterable[bytes], what: str) -> Iterator[bytes]:
    """The same lines; a terminal sees the count grow. Files and pipes see nothing of it."""
    if not sys.stderr.isatty():
        yield from lines
        return
    shown, number = monotonic(), 0
    for number, line in enumerate(lines, 1):
        yield line
        if monotonic() - shown > EVERY:
            shown = monotonic()
            click.echo(f"\r{what} … {number:,}", nl=False, err=True)
    if number:
        click.echo("\r\033[K", nl=False, err=True)
