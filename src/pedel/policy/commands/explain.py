"""`pedel explain`: what a clause asks, of whom, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

import click

from ..pack import Pack
from ..render.paper import stdout
from ..render.provisions import write_clause
from ..translation import preferred_language
from . import Trouble
from ._options import loaded, packs


@click.command("explain")
@click.argument("clause")
@packs
@click.option("--lang", type=click.Choice(["en", "nl"]), help="The language; your environment's if left out.")
def command(clause: str, packs: Sequence[str], lang: str | None) -> None:
    """Say what a CLAUSE asks, of whom, and where it stands."""
    pack = loaded(packs)
    if clause not in pack:
        raise Trouble(_no_such(clause, pack))
    write_clause(stdout(), pack, pack[clause], lang or preferred_language())


def _no_such(name: str, pack: Pack) -> str:
    ids = [clause.id for clause in pack]
    near = get_close_matches(name.lower(), ids, n=3, cutoff=0.5)
    near += [known for known in ids if name.lower() in known and known not in near]
    hint = f"Did you mean {' or '.join(near[:4])}?" if near else "'pedel pack show' lists them."
    return f"{pack.id} has no clause {name!r}. {hint}"
