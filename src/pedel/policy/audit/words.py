"""What an audit says, on the terminal and on its page, in English or Dutch: see `words.yaml`."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_MARKS = {"en": (",", "."), "nl": (".", ",")}


@cache
def _all_words() -> dict[str, dict[str, Any]]:
    words: dict[str, dict[str, Any]] = yaml.safe_load(
        Path(__file__).with_name("words.yaml").read_text("utf-8")
    )
    return words


class Words:
    """Pedel's own words in one language, "en" or "nl"."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, key: str, *, n: int = 0, **values: object) -> str:
        """The words of that name, filled: numbers as the language writes them, singular for n = 1."""
        found = _all_words()[key][self.lang]
        text = str(found if isinstance(found, str) else found[n != 1])
        return text.format_map({name: self._shown(value) for name, value in {"n": n, **values}.items()})

    def _shown(self, value: object) -> object:
        return self.number(value) if isinstance(value, int) else value

    def number(self, number: float, digits: int = 0) -> str:
        """1,234.5 in English is 1.234,5 in Dutch."""
        thousands, point = _MARKS[self.lang]
        return f"{number:,.{digits}f}".translate({ord(","): thousands, ord("."): point})

    def share(self, part: int, whole: int) -> str:
        """A part as a percentage, with a digit more where a whole number would round it away."""
        percent = 100 * part / whole if whole else 0.0
        if 0 < percent < 0.1:
            return f"< {self.number(0.1, 1)}%"
        return f"{self.number(percent, 1 if 0 < percent < 10 or 99 < percent < 100 else 0)}%"

    def day(self, day: date) -> str:
        """2 March 2026, in Dutch 2 maart 2026."""
        return f"{day.day} {_all_words()['months'][self.lang][day.month - 1]} {day.year}"
