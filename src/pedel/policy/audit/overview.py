"""The overview: one page that shows what guidelines say of an archive, in one file without requests."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ... import __version__
from ..pack import Pack
from ..render.visible import visible
from ..render.wording import Wording
from .figures import Figures
from .tally import Tally
from .words import Words


class Header(NamedTuple):
    """What was audited, and on which day; `damage` says why it ended early, if it did."""

    archive: str
    day: date
    damage: str


def page(tally: Tally, pack: Pack, header: Header, words: Words) -> bytes:
    """The page in HTML. It quotes from brand drafts, masked; of personal ones it holds numbers only."""
    text = (
        _environment()
        .get_template("overview.html")
        .render(
            figures=Figures(tally, pack, words.lang),
            tally=tally,
            pack=pack,
            header=header,
            words=words,
            lang=words.lang,
            where=Wording(words.lang).where,
            version=__version__,
        )
    )
    return text.encode("utf-8", "replace")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["visible"] = lambda text: visible(str(text))
    return environment
