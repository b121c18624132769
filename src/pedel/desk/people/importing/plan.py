"""What a file would change, before it changes anything."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from .table import Problem


class Unclear(ValueError):
    """A cell that cannot be used; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line's change: `what` is new, changed or ended; `facts` go into the record; `act` does it."""

    line: int
    what: str
    who: str
    detail: str
    facts: Mapping[str, Any]
    act: Callable[[], None]


@dataclass(slots=True)
class Plan:
    """All changes of a file, what stays as it is, and what must be mended first."""

    kind: str
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    same: int = 0

    def digest(self) -> str:
        """Tells one plan from another, so that what is done is what was shown."""
        said = [
            (change.line, change.what, change.who, change.detail, dict(change.facts))
            for change in self.changes
        ]
        return hashlib.sha256(json.dumps([self.kind, said], sort_keys=True).encode()).hexdigest()


def day(cell: str) -> date | None:
    """A day as 2026-09-01, or nothing."""
    try:
        return date.fromisoformat(cell) if cell else None
    except ValueError:
        raise Unclear(_("“%s” is not a day. Write it as 2026-09-01.") % cell) from None


def one_of(cell: str, known: Mapping[str, Any]) -> Any:
    """The value that stands for a cell, among the known ones."""
    if cell not in known:
        raise Unclear(
            _("“%(cell)s” is not known here. Known: %(known)s.") % {"cell": cell, "known": ", ".join(known)}
        )
    return known[cell]


def found(cell: str, known: Mapping[str, Any], missing: str) -> Any:
    """What a cell refers to; `missing` says what to do when it is not there."""
    if cell not in known:
        raise Unclear(missing % {"cell": cell})
    return known[cell]
