"""`pedel schema`: the JSON Schema of a report."""

from __future__ import annotations

import click

from ..render.json import SCHEMA_FILE
from ._options import emit


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of a report (pedel check --format json)."""
    emit(SCHEMA_FILE.read_text("utf-8"))
