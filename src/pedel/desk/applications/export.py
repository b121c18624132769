"""Applications as a table for other programs."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone

from pedel.desk.ui.cells import harmless

from .models import Application

COLUMNS = (
    "id state outcome unit network handle name class languages applicant owner owner_hours deputy "
    "deputy_hours posts per purpose objectives audience begun sent ended account"
).split()


class _Echo:
    """A file that gives back each line."""

    def write(self, line: str) -> str:
        return line


def lines(applications: Iterable[Application]) -> Iterator[str]:
    """The lines of a CSV file (RFC 4180, UTF-8), the names of the columns first; no post's text."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for application in applications:
        yield writer.writerow(map(harmless, _row(application)))


def _row(row: Application) -> list[Any]:
    moments = (row.begun_at, row.sent_at, row.closed_at)
    days = [timezone.localdate(moment) if moment else "" for moment in moments]
    return [
        row.pk, row.state, row.outcome, row.unit, row.network, row.handle, row.name, row.account_class,
        " ".join(row.languages), row.applicant, row.owner, row.owner_hours, row.deputy, row.deputy_hours,
        row.posts, row.per, row.purpose, row.objectives, row.audience, *days, row.account_id,
    ]  # fmt: skip
