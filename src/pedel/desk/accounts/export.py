"""The register as a table for other programs."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from pedel.desk.ui.cells import harmless

from .models import Account, Membership

COLUMNS = (
    "id network handle name url unit class state owner deputy editors role objectives audience "
    "languages open_since closed_on goes_on_at handle_after"
).split()


class _Echo:
    """A file that gives back each line."""

    def write(self, line: str) -> str:
        return line


def lines(accounts: Iterable[Account]) -> Iterator[str]:
    """The lines of a CSV file, the names of the columns first."""
    return written(COLUMNS, map(_row, accounts))


def written(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Rows as the lines of a CSV file (RFC 4180, UTF-8) that no spreadsheet takes for formulas."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(columns)
    for row in rows:
        yield writer.writerow(map(harmless, row))


def _row(account: Account) -> list[Any]:
    def people(part: str) -> str:
        return ", ".join(str(each.person) for each in account.keepers if each.part == part)

    part = Membership.Part
    return [
        account.pk, account.network, account.handle, account.name, account.url, account.unit,
        account.account_class, account.state,
        people(part.OWNER), people(part.DEPUTY), people(part.EDITOR),
        account.purpose, account.objectives, account.audience,
        " ".join(account.languages), account.opened_on, account.closed_on,
        account.goes_on_at, account.handle_after,
    ]  # fmt: skip
