"""`pedel pack list`: the packs that come with Pedel."""

from __future__ import annotations

import click

from ...loading import load_pack, pack_names
from ...translation import preferred_language
from .._options import emit, formats


@click.command("list")
@formats("text", "json")
def command(form: str) -> None:
    """List the packs that come with Pedel."""
    packs = [load_pack(name) for name in pack_names()]
    if form == "json":
        from ...render.json import dumps
        from ...render.pack_json import summary

        emit(dumps([summary(pack) for pack in packs]))
    else:
        from ...render.paper import stdout
        from ...render.provisions import write_packs

        write_packs(stdout(), packs, preferred_language())
