"""`pedel pack check`: a pack loaded and its examples run."""

from __future__ import annotations

import sys

import click

from ...examples import misbehaving
from ...loading import load_pack
from ...located import PackError
from ...render.visible import visible


@click.command("check")
@click.argument("folder", type=click.Path(exists=True, file_okay=False))
def command(folder: str) -> None:
    """Load the pack in a FOLDER and run its examples.

    Prints every error with file, line and what to do. Exit code: 0 when there is none, else 1.
    """
    try:
        problems = list(misbehaving(pack := load_pack(folder, examples=False)))
    except PackError as error:
        problems = [error]
    for problem in problems:
        click.echo(visible(str(problem)))
    if problems:
        sys.exit(1)
    examples = sum(len(clause.good) + len(clause.bad) for clause in pack)
    click.echo(f"{pack.id}: {len(pack.clauses)} clauses, {examples} examples, all as they should be")
