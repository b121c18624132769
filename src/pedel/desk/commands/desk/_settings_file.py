"""Changing one setting in the settings file, and nothing else in it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from pedel.policy.commands import Trouble

from ._home import toml, write


def put(path: Path, name: str, value: object) -> None:
    """Sets `name = value` where that stood, or at the head of the file; comments and all else stay.

    Raises Trouble rather than write a file that says anything else than before.
    """
    before = path.read_text("utf-8") if path.exists() else ""
    lines = before.splitlines(keepends=True)
    start, end = _span(lines, name)
    after = "".join([*lines[:start], f"{name} = {toml(value)}\n", *lines[end:]])
    try:
        is_right = tomllib.loads(after) == {**tomllib.loads(before), name: value}
    except tomllib.TOMLDecodeError:
        is_right = False
    if not is_right:
        raise Trouble(f"{name} cannot be changed in {path} by a program. Write it there as a plain line.")
    write(path, after)


def _span(lines: list[str], name: str) -> tuple[int, int]:
    """The lines on which a setting stands; none at the head of the file when it is not there."""
    for start, line in enumerate(lines):
        if re.match(r"\s*\[", line):
            break  # tables begin, and settings stand before them
        if re.match(rf"\s*{name}\s*=", line):
            return start, _end(lines, start)
    return 0, 0


def _end(lines: list[str], start: int) -> int:
    """The line after a setting, which may take several lines."""
    for end in range(start + 1, len(lines) + 1):
        try:
            tomllib.loads("".join(lines[start:end]))
        except tomllib.TOMLDecodeError:
            continue
        return end
    return start + 1
