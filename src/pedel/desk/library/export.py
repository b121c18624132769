"""The library as a table for other programs."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from pedel.desk.ui.cells import harmless

from .models import Asset

COLUMNS = (
    "id kind name unit state shared alt_en alt_nl maker source licence ends credit tags width height seconds "
    "pages bytes sha256 added_by added_on"
).split()
AT_A_TIME = 500


class _Echo:
    """A file that gives back each line."""

    def write(self, line: str) -> str:
        return line


def lines(assets: QuerySet[Asset]) -> Iterator[str]:
    """The lines of a CSV file (RFC 4180, UTF-8), the names of the columns first."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for asset in assets.iterator(chunk_size=AT_A_TIME):
        yield writer.writerow(map(harmless, _row(asset)))


def _row(asset: Asset) -> list[Any]:
    return [
        asset.pk, asset.kind, asset.name, asset.unit, asset.state, "yes" if asset.is_shared else "no",
        asset.alt_en, asset.alt_nl, asset.maker, asset.source, asset.licence, asset.ends, asset.credit,
        ", ".join(tag.name for tag in asset.tags.all()), asset.width, asset.height, asset.seconds,
        asset.pages, asset.bytes, asset.sha256, asset.added_by or "", f"{asset.added_at:%Y-%m-%d}",
    ]  # fmt: skip
