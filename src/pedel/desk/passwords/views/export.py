"""The lists of access as a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from pedel.desk.accounts.export import written

from .. import access
from ..models import Holder

COLUMNS = "account network handle unit kind person name purpose since until ended".split()


@require_safe
def exported(request: HttpRequest) -> StreamingHttpResponse:
    """Who and what has or had access to the accounts that somebody keeps or works on, as a CSV file."""
    rows = access.holders_for(request.user).select_related("person", "account__unit")
    found = rows.order_by("account__name", "account", "kind", "pk").iterator(chunk_size=500)
    lines = written(COLUMNS, _rows(found))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = f"access-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _rows(holders: Iterator[Holder]) -> Iterator[list[Any]]:
    for holder in holders:
        account = holder.account
        ended = timezone.localdate(holder.ended_at) if holder.ended_at else ""
        yield [
            account.name, account.network, account.handle, account.unit, holder.kind, holder.person or "",
            holder.name, holder.purpose, holder.starts, holder.ends or "", ended,
        ]  # fmt: skip
