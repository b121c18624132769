"""`pedel picture inspect`: what a picture's file tells beside the picture."""

from __future__ import annotations

from collections.abc import Sequence

import click

from ...translation import preferred_language
from .._options import emit, formats, spoken
from .._pictures import content_of


@click.command("inspect")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@spoken
@formats("text", "json")
def command(files: Sequence[str], speak: str | None, form: str) -> None:
    """Show what a picture's file tells: where, when, by whom, with what, and how many faces are in it.

    Nothing leaves this machine. Faces are counted; whose they are is never asked.
    """
    from ...pictures.decoding import opened

    pictures = [opened(content_of(name), name) for name in files]
    if form == "json":
        from ...render.json import dumps
        from ...render.pictures import as_object

        objects = [as_object(picture) for picture in pictures]
        emit(dumps(objects[0] if len(objects) == 1 else objects))
    else:
        from ...render.paper import stdout
        from ...render.pictures import write_picture

        for picture in pictures:
            write_picture(stdout(), picture, speak or preferred_language())
