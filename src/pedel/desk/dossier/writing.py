"""The dossier as a page, as Markdown for a file, and as JSON."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from pedel import __version__
from pedel.desk import packs

from .inventory import AppHoldings, holdings
from .surroundings import facts

TEXTS = {"dossier": "dossier/written/dossier.txt", "dpia": "dossier/written/dpia.txt"}
"""What can be written: what is stored about whom, and the template of an assessment filled with it."""


def gathered() -> dict[str, Any]:
    """Everything that page and text say, as it is now."""
    found = groupby(holdings(), key=lambda each: each.kept.model.partition(".")[0])
    return {
        "institution": settings.PEDEL.institution,
        "version": __version__,
        "edition": packs.label(),
        "written_at": timezone.now(),
        "facts": list(facts()),
        "apps": [AppHoldings(app, tuple(rows)) for app, rows in found],
    }


def text(which: str) -> str:
    """The Markdown of one of `TEXTS`, in the reader's language."""
    return render_to_string(TEXTS[which], gathered()).strip() + "\n"


def plain() -> dict[str, Any]:
    """The dossier as JSON values."""
    all_of_it = gathered()
    return {
        **{name: all_of_it[name] for name in ("institution", "version", "edition")},
        "written_at": all_of_it["written_at"].isoformat(),
        "facts": [{"asked": str(fact.asked), "answer": fact.answer} for fact in all_of_it["facts"]],
        "kept": [_row(holding) for app in all_of_it["apps"] for holding in app.holdings],
    }


def _row(holding: Any) -> dict[str, Any]:
    said = ("what", "about", "why", "how_long", "who_sees", "ends", "clause")
    return {
        "model": holding.kept.model,
        **{name: str(getattr(holding.kept, name)) for name in said},
        "fields": [str(name) for name in holding.fields],
        "number": holding.number,
    }
