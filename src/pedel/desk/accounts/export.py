"""The register as a table for other programs."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from pedel.desk.ui.cells import harmless

from .models import Account, Membership

COLUMNS = (
    "id network handle name url unit class state owner deputy editors role objectives audience "
    "languages open_since closed_on"
).split()


class _Echo:
    """A file that gives back each line."""

    def write(self, line: str) -> str:
        return line


def lines(accounts: Iterable[Account]) -> Iterator[str]:
    """The lines of a CSV file (RFC 4180, UTF-8), the names of the columns first."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for account in accounts:
        yield writer.writerow(map(harmless, _row(account)))


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
    ]  # fmt: skip
