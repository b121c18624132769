"""What two revisions differ in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pedel.desk.ui.differences import Piece, changed_words, differences

from .content import read
from .models import Revision


@dataclass(frozen=True, slots=True)
class Compared:
    """One account's wording (or another part) in two revisions."""

    name: str
    pieces: list[Piece]

    @property
    def words(self) -> int:
        return changed_words(self.pieces)


def compare(old: Revision, new: Revision) -> list[Compared]:
    """Every account's wording, and every picture's description, in both."""
    one, other = read(old), read(new)
    before, after = _wordings(one), _wordings(other)
    return [
        Compared(name, differences(before.get(name, ""), after.get(name, "")))
        for name in dict.fromkeys((*before, *after))
    ]


def _wordings(content: dict[str, Any]) -> dict[str, str]:
    texts = {f"{account['name']} (@{account['handle']})": account["text"] for account in content["accounts"]}
    return {**texts, **{f"🖼 {p['name']}": p["alt"] or "" for p in content["pictures"]}}
