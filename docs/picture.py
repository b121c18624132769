"""Writes docs/report.svg: a real report, as a terminal shows it (`python docs/picture.py`)."""

from __future__ import annotations

import io
import re
import sys
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from pedel.policy import Draft, Profile, check, load_pack
from pedel.policy.render.paper import THEME, Paper
from pedel.policy.render.terminal import write_report

PICTURE = Path(__file__).parent / "report.svg"
DRAFT = Draft(
    "Proud of my student Noor Hendriks: she had a burn-out in May, and today she hands in her thesis! "
    "Student number s1234567, if anyone wants to read it.\n"
    "By the way, I think the new attendance rule of our university is a mistake, and I told the board so.",
    lang="en",
    profile=Profile(name="Jo de Wit", bio="Lecturer. Walks a lot."),
)
PAPER, INK = (255, 255, 255), (31, 35, 40)
_THEME = TerminalTheme(PAPER, INK, [INK] * 8)
# A sheet of paper, not a window; and no font from elsewhere.
_SHEET = """\
<svg viewBox="0 0 {terminal_width} {terminal_height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>A report of Pedel</title>
<style>
text {{
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px;
}}
{styles}
</style>
<rect width="100%" height="100%" rx="10" fill="#ffffff"/>
{matrix}
</svg>
"""


def picture() -> str:
    """The report as SVG."""
    console = Console(
        file=io.StringIO(),
        record=True,
        width=88,
        theme=THEME,
        force_terminal=True,
        color_system="truecolor",
        highlight=False,
    )
    write_report(Paper(console), check(DRAFT, load_pack("leiden-2012"), day=date(2026, 3, 2)))
    svg = console.export_svg(theme=_THEME, code_format=_SHEET, unique_id="report")
    svg = re.sub(r' clip-path="[^"]*"', "", svg)
    return "".join(f"{line.rstrip()}\n" for line in svg.splitlines() if line.strip())


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else PICTURE).write_text(picture(), "utf-8")
