"""What a report holds: findings, and questions that only the author can answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .clause import Bilingual, CheckUse, Clause, Level
from .match import Label
from .pictures.boxes import Box


@dataclass(frozen=True, slots=True)
class Finding:
    """What a clause says about a span of a draft.

    `start` and `end` are code points of the original text of `where`; equal when it speaks of the
    whole. `boxes` are places in a picture. `excerpt` never shows a masked value.
    """

    clause: Clause
    use: CheckUse
    level: Level
    category: str
    label: Label
    where: str
    start: int
    end: int
    excerpt: str
    masked: bool = False
    values: Mapping[str, str] = field(default_factory=dict)
    suggestion: str = ""
    shielded_by: tuple[str, ...] = ()
    boxes: tuple[Box, ...] = ()

    @property
    def check(self) -> str:
        return self.use.check

    def message(self, lang: str) -> str:
        """What was seen and why it matters, in "en" or "nl"."""
        return self._filled(self.use.message, lang)

    def question(self) -> Bilingual:
        """What the author is asked instead, where the check was unsure."""
        ask = self.use.ask or self.use.message
        return Bilingual(self._filled(ask, "en"), self._filled(ask, "nl"))

    def remedy(self, lang: str) -> str:
        """What the author can do now."""
        return self._filled(self.use.remedy, lang)

    def _filled(self, text: Bilingual, lang: str) -> str:
        what = self.label.nl if lang == "nl" else self.label.en
        return text.in_(lang).format_map({**self.values, "what": what, "excerpt": self.excerpt})


@dataclass(frozen=True, slots=True)
class Question:
    """What no machine can know and the author must answer for themselves."""

    clause: Clause
    id: str
    ask: Bilingual
    where: str = "text"
    start: int = 0
    end: int = 0
    boxes: tuple[Box, ...] = ()
