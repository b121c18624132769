"""The files of the grammar: a name in brackets begins a section, every line is a phrase."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
_MARKED = re.compile(r"[<>]")


class Said(NamedTuple):
    """A text and the places in it that carry what it says."""

    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Who is spoken of: many, one with its article, one without it, and as an adjective."""

    many: str
    one: str
    adjective: str

    @property
    def bare(self) -> str:
        return self.one.partition(" ")[2] or self.one


@cache
def sections(language: str) -> Mapping[str, tuple[str, ...]]:
    """Every section of a language by its name."""
    found: dict[str, list[str]] = {}
    name = ""
    for path in sorted((HERE / language).glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("[") and line.endswith("]"):
                name = line[1:-1]
            elif line.strip() and not line.startswith("#"):
                found.setdefault(name, []).append(line.strip())
    return {name: tuple(lines) for name, lines in found.items()}


def groups(language: str, section: str) -> list[Group]:
    """The groups of a section."""
    rows = (line.split(" | ") for line in sections(language)[section])
    return [Group(row[0], row[1], row[2] if len(row) > 2 else row[0]) for row in rows]


def said(marked: str) -> Said:
    """A text without its marks, and where they stood."""
    pieces, spans, start, length = [], [], 0, 0
    for piece in _MARKED.split(marked):
        pieces.append(piece)
        length += len(piece)
        at = sum(map(len, pieces)) + len(pieces) - 1
        mark = marked[at : at + 1]
        if mark == "<":
            start = length
        elif mark == ">":
            spans.append((start, length))
    return Said("".join(pieces), tuple(spans))
