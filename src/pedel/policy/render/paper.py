"""A terminal as paper to write on: a calm column, hanging indents, plain ASCII where it must be."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from typing import IO

from rich.console import Console
from rich.text import Text
from rich.theme import Theme

from ..folding import QUOTES
from .visible import visible

WIDEST = 88
NARROWEST = 24
MARGIN = 2
# Each reads on white and on black alike: 4 to 1 or better on both (WCAG 2.2, 1.4.3, knows 3 and 4.5).
_COLOURS = {
    "note": "#6b7a8f",
    "advice": "#3a7bd5",
    "answer": "#b36f00",
    "stop": "#d64545",
    "clear": "#2f855a",
}
# Where there are but sixteen, the terminal's own.
_SIXTEEN = {
    "note": "bright_black",
    "advice": "bright_blue",
    "answer": "yellow",
    "stop": "red",
    "clear": "green",
}


def _theme(colours: Mapping[str, str]) -> Theme:
    styles = {"quiet": colours["note"], "accent": colours["advice"], **colours}
    styles |= {f"{name}.word": f"bold {colour}" for name, colour in colours.items()}
    styles |= {f"{name}.mark": f"underline {colour}" for name, colour in colours.items()}
    return Theme(styles, inherit=False)


THEME = _theme(_COLOURS)
_ASCII = QUOTES | str.maketrans("●▲■✓→·•…─│○§", "*!#+>-*~-|o$") | str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SAMPLE = "●▲■✓→·•…─│¹"


def terminal(file: IO[str]) -> Console:
    """A console that writes to a file or terminal, coloured only where colour is welcome."""
    columns = shutil.get_terminal_size((WIDEST, 24)).columns
    console = Console(
        file=file,
        theme=THEME,
        width=max(min(columns, WIDEST), NARROWEST),
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    if console.color_system == "standard":
        console.push_theme(_theme(_SIXTEEN))
    return console


class Paper:
    """Writes text to a console. Everything is made safe to show before it is laid out."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.width = console.width - MARGIN
        self.is_plain = console.color_system is None
        self.between = "" if self.is_plain else "·"
        self.encoding = getattr(console.file, "encoding", None) or "utf-8"
        self.is_ascii = not _can_encode(self.encoding)

    def text(self, content: str = "", style: str = "") -> Text:
        """Some text from anywhere, safe to show."""
        return Text(visible(content), style=style, end="")

    def number(self, number: int) -> str:
        """The number of a finding as it stands behind its place in the draft."""
        if self.is_plain or self.is_ascii:
            return f"[{number}]"
        return str(number).translate(_RAISED)

    def blank(self) -> None:
        self.console.line()

    def write(
        self, body: Text | str, style: str = "", *, indent: int = MARGIN, first: Text | None = None
    ) -> None:
        """Writes a paragraph; `first` hangs to the left of its first line, inside the indent."""
        text = self.text(body, style) if isinstance(body, str) else body
        lines = text.wrap(self.console, max(self.width - indent, NARROWEST // 2)) or [Text()]
        for line in lines:
            head = first or Text()
            self._print(
                Text(end="").append_text(head).append(" " * (indent - head.cell_len)).append_text(line)
            )
            first = None

    def heading(self, title: str) -> None:
        """A heading with air above it."""
        self.blank()
        self.write(title, "bold")

    def spread(self, left: Text, right: Text) -> None:
        """One line with something at either end; two lines where one is too short."""
        gap = self.width - MARGIN - left.cell_len - right.cell_len
        if gap < 2:
            self.write(left)
            self.write(right)
        else:
            self.write(Text(end="").append_text(left).append(" " * gap).append_text(right))

    def rule(self) -> None:
        self.write("─" * (self.width - MARGIN), "quiet")

    def bar(self, body: Text, style: str = "quiet") -> None:
        """A paragraph with a bar down its left side."""
        for line in body.wrap(self.console, max(self.width - MARGIN * 2, NARROWEST // 2)):
            self.write(Text(end="").append("│ ", style).append_text(line))

    def _print(self, line: Text) -> None:
        if self.is_ascii:
            plain = line.plain.translate(_ASCII)
            line.plain = plain.encode(self.encoding, "replace").decode(self.encoding)
        line.rstrip()
        self.console.print(line, end="\n", soft_wrap=True)


def stdout() -> Paper:
    """The user's terminal, or whatever takes its place."""
    return Paper(terminal(sys.stdout))


def _can_encode(encoding: str) -> bool:
    try:
        _SAMPLE.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
