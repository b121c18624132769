"""The files of the grammar: a name in brackets begins a section, every line is a phrase."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
ARTICLES = ("a", "an", "een")
_MARK = re.compile(r"[<>]")


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
        """One without the article, "" where that cannot be said ("somebody with …")."""
        article, _, rest = self.one.partition(" ")
        return rest if article in ARTICLES else ""


@cache
def sections(language: str) -> Mapping[str, tuple[str, ...]]:
    """Every section of a language by its name; sections of one name in two files are one."""
    found: dict[str, list[str]] = {}
    name = ""
    for path in sorted((HERE / language).glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("[") and line.endswith("]"):
                name = line[1:-1]
            elif line.strip() and not line.startswith("#"):
                found.setdefault(name, []).append(line.strip())
    return {name: tuple(dict.fromkeys(lines)) for name, lines in found.items()}


def groups(language: str, section: str) -> list[Group]:
    """The groups of a section."""
    rows = (line.split(" | ") for line in sections(language)[section])
    return [Group(row[0], row[1], row[2] if len(row) > 2 else row[0]) for row in rows]


def said(marked: str) -> Said:
    """A text without its marks, and where they stood."""
    spans: list[tuple[int, int]] = []
    start = 0
    for removed, mark in enumerate(_MARK.finditer(marked)):
        at = mark.start() - removed
        if mark[0] == "<":
            start = at
        else:
            spans.append((start, at))
    return Said(_MARK.sub("", marked), tuple(spans))
