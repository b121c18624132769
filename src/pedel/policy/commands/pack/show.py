"""`pedel pack show`: the clauses of a pack."""

from __future__ import annotations

import click

from ...loading import load_pack
from ...translation import preferred_language
from .._options import DEFAULT_PACK, emit, formats


@click.command("show")
@click.argument("name", metavar="[NAME|FOLDER]", default=DEFAULT_PACK)
@formats("text", "json")
@click.option("--lang", type=click.Choice(["en", "nl"]), help="The language; your environment's if left out.")
def command(name: str, form: str, lang: str | None) -> None:
    """List the clauses of a pack by section."""
    pack = load_pack(name)
    if form == "json":
        from ...render.json import dumps
        from ...render.pack_json import whole

        emit(dumps(whole(pack)))
    else:
        from ...render.paper import stdout
        from ...render.provisions import write_pack

        write_pack(stdout(), pack, lang or preferred_language())
