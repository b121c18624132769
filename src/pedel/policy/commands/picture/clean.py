"""`pedel picture clean`: a picture without what its file tells beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from .. import Trouble
from .._pictures import content_of


@click.command("clean")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "-o", "--output", metavar="FILE|FOLDER", help="Where to write it. Without it beside the original."
)
@click.option("--overwrite", is_flag=True, help="Write over a file that is there already.")
def command(files: Sequence[str], output: str | None, overwrite: bool) -> None:
    """Write a picture without place, time, camera, names and comments: holiday.jpg becomes holiday.clean.jpg.

    Every pixel stays what it is, as do the colour profile and how far it is to be turned. What hangs on to
    the file after its end, such as the film that a phone adds, is left out.
    """
    from ...pictures.cleaning import cleaned

    if output and len(files) > 1 and not Path(output).is_dir():
        raise Trouble(f"{output} is no folder. Name one that exists, or clean one picture at a time.")
    for name in files:
        content = content_of(name)
        bare, target = cleaned(content, name), _target(Path(name), output)
        _write(target, bare, overwrite)
        click.echo(f"{target}  {len(content) - len(bare):+,} bytes of notes left out".replace("+", ""))


def _target(source: Path, output: str | None) -> Path:
    if output is None:
        return source.with_name(f"{source.stem}.clean{source.suffix}")
    return Path(output) / source.name if Path(output).is_dir() else Path(output)


def _write(target: Path, content: bytes, overwrite: bool) -> None:
    try:
        with target.open("wb" if overwrite else "xb") as file:
            file.write(content)
    except FileExistsError:
        raise Trouble(f"{target} is there already. Choose another name, or add --overwrite.") from None
