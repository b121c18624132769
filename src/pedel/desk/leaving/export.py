"""What nobody looks after, as a table for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pedel.desk.accounts.export import written

from .orphans import Orphan

COLUMNS = ("kind", "what", "why", "unit", "since", "url")


def lines(orphans: Iterable[Orphan]) -> Iterator[str]:
    """The lines of a CSV file, the names of the columns first."""
    return written(COLUMNS, ([getattr(one, name) for name in COLUMNS] for one in orphans))
