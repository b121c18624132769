"""The grounds on which a picture may be used, and what each of them asks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

FILE = Path(__file__).parent / "licences.yaml"

ASKS = {
    "credit": _("Name the maker with every post."),
    "same": _("Share what you change under the same licence."),
    "unchanged": _("Show it whole: no crops and no edits."),
    "unpaid": _("Use it for nothing commercial."),
    "proof": _("Keep the agreement or the invoice."),
    "period": _("It may end: note until when."),
}


@dataclass(frozen=True, slots=True)
class Licence:
    """One ground: its `id` (SPDX's where it has one), name in two languages, address, and what it asks.

    `asks` are keys of ASKS.
    """

    id: str
    en: str
    nl: str
    url: str = ""
    asks: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.nl if (get_language() or "").startswith("nl") else self.en

    @property
    def demands(self) -> list[Any]:
        """What it asks, as sentences."""
        return [ASKS[name] for name in self.asks]

    @property
    def may_be_cropped(self) -> bool:
        """Whether a part of the picture may be shown."""
        return "unchanged" not in self.asks


@cache
def licences() -> dict[str, Licence]:
    """All of them by their id, in the order of the file."""
    rows = yaml.safe_load(FILE.read_text("utf-8"))
    return {row["id"]: Licence(**{**row, "asks": tuple(row["asks"])}) for row in rows}


def licence(id: str) -> Licence | None:
    """The licence of that id; None where none is noted."""
    return licences().get(id)


def choices() -> list[tuple[str, str]]:
    """For a field to choose from, "not noted yet" first."""
    return [("", str(_("Not noted yet"))), *((one.id, str(one)) for one in licences().values())]
