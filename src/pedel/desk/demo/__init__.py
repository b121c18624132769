"""A demo university: invented, plausible, and made by the desk's own actions."""

from __future__ import annotations

from importlib import import_module


def fill() -> None:
    """Fills the desk with the demo university; does nothing where it is already."""
    import_module("pedel.desk.demo.filling").fill()


def cast_lines() -> list[str]:
    """Lines for a terminal: whom one can be at this desk, and how."""
    lines: list[str] = import_module("pedel.desk.demo.cast").lines()
    return lines
