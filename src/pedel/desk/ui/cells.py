"""Cells of files for spreadsheets, which take some texts for formulas."""

from __future__ import annotations

import re
from typing import Any

_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]|'*[\t\r\n]")  # some take the wide signs too


def harmless(value: Any) -> str:
    """A value as a cell that no spreadsheet computes: with one ' before what looks like a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def plain(cell: str) -> str:
    """What `harmless` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
