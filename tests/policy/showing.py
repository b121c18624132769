"""Reports on the small pack, and how they look in a terminal."""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from pedel.policy import Draft, check, load_pack
from pedel.policy.render.paper import THEME, Paper
from pedel.policy.render.terminal import write_report

PACK = load_pack(Path(__file__).parent / "packs" / "small")
ENGLISH = (
    "The report is out at http://a.example/x and this is at https://bit.ly/abc. "
    "See doi:10.12/ab or https:/b.example."
)
DUTCH = "Het rapport is er en het staat op https://bit.ly/abc, voor wie het niet zag."


def report(text=ENGLISH, **given):
    return check(Draft(text, **{"lang": "en", **given}), PACK)


def as_text(shown, *, width=88, encoding="utf-8", colour=False, write=write_report, lang=None):
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")
    console = Console(
        file=stream, width=width, theme=THEME, force_terminal=colour, no_color=not colour, highlight=False
    )
    write(Paper(console), shown, lang)
    stream.flush()
    return stream.buffer.getvalue().decode(encoding)
