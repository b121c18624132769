"""`pedel pack verify`: a pack held against the institution's own text."""

from __future__ import annotations

import sys

import click

from ...loading import load_pack
from ...provenance import verify
from ...render.paper import stdout
from ...render.verification import write_verification
from ...translation import preferred_language
from .._input import text_of


@click.command("verify")
@click.argument("name", metavar="NAME|FOLDER")
@click.option("--source", required=True, metavar="FILE", help="The guidelines as plain text.")
def command(name: str, source: str) -> None:
    """Hold a pack against the text of the guidelines.

    Names the clauses whose sentence has changed or moved, and the sentences no clause cites.
    Exit code: 0 when every sentence is served, 1 when there is something to review.
    """
    pack = load_pack(name)
    verification = verify(pack, text_of(source))
    write_verification(stdout(), pack, verification, preferred_language())
    sys.exit(int(not verification.is_clean))
