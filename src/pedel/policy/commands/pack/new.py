"""`pedel pack new`: a commented pack to begin with."""

from __future__ import annotations

import re
from pathlib import Path

import click

from .. import Trouble

SKELETON = Path(__file__).parents[2] / "skeleton"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@click.command("new")
@click.argument("folder", metavar="NAME")
def command(folder: str) -> None:
    """Write a small commented pack to begin with, in a new folder NAME.

    It loads, its examples behave, and it verifies against the sample text beside it.
    """
    path = Path(folder)
    if not _ID.fullmatch(path.name):
        raise Trouble(
            f"{path.name!r} is no name for a pack. Use small letters, digits and hyphens: my-university-2026."
        )
    if path.exists():
        raise Trouble(f"{folder} is there already. Choose another name; nothing was changed.")
    path.mkdir(parents=True)
    for source in sorted(SKELETON.iterdir()):
        text = source.read_text("utf-8").replace("my-university-2026", path.name)
        (path / source.name).write_text(text, "utf-8")
        click.echo(path / source.name)
    click.echo(f"\nNext: pedel pack check {folder}")
    click.echo(f"      pedel pack verify {folder} --source {path / 'guidelines.txt'}")
