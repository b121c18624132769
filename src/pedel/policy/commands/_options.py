"""Options that several commands have, and the pack they name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from operator import add
from typing import Any, TypeVar

import click

from ..loading import load_pack
from ..pack import Pack
from ..report import Report
from ..translation import preferred_language

F = TypeVar("F", bound=Callable[..., Any])
DEFAULT_PACK = "leiden-2012"


def packs(command: F) -> F:
    """Adds `--pack`, which may be given several times."""
    return click.option(
        "--pack",
        "packs",
        multiple=True,
        metavar="NAME|FOLDER",
        default=(DEFAULT_PACK,),
        show_default=True,
        help="The guidelines to hold it against; several add up.",
    )(command)


def spoken(command: F) -> F:
    """Adds `--speak`: the language of Pedel's own words."""
    return click.option(
        "--speak",
        type=click.Choice(["en", "nl"]),
        help="The language of the answer. Without it the draft's own, or your environment's.",
    )(command)


def formats(*choices: str) -> Callable[[F], F]:
    """Adds `--format` with these choices, the first being the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(choices),
        default=choices[0],
        show_default=True,
        help="How to show it.",
    )


def loaded(names: Sequence[str]) -> Pack:
    """The packs of these names or folders as one. Raises PackError."""
    return reduce(add, map(load_pack, names))


def language(report: Report) -> str:
    """The language to answer in: the draft's, or the user's when the draft is in neither."""
    if report.draft.lang == "auto" and report.parts[0].text.language == "other":
        return preferred_language()
    return report.lang


def emit(text: str) -> None:
    """Writes text for programs: UTF-8, whatever the terminal's encoding is (RFC 8259, section 8.1)."""
    click.echo(text.encode("utf-8"), nl=False)
