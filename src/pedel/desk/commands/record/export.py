"""`pedel record export`: the whole record as JSON lines."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pedel.policy.commands import Trouble

from .._site import set_up
from ._progress import counted


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), default="-")
def command(file: Path) -> None:
    """Write every entry to FILE (or the standard output), oldest first, one JSON object a line.

    Keep the last hash elsewhere too (pedel record head): it shows when the end of an export is missing.
    """
    set_up()
    from pedel.desk.record.ledger import exported  # needs Django

    lines = counted(exported(), "Exported")
    if str(file) == "-":
        sys.stdout.buffer.writelines(lines)
        return
    if file.exists():
        raise Trouble(f"{file} exists already. Name a new file; an export is never written over another.")
    new = file.with_name(f"{file.name}.part")
    with new.open("wb") as target:
        target.writelines(lines)
    new.rename(file)
