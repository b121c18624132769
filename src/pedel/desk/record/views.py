"""The record to read."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from pedel.desk import ids

from . import access, actions, ledger, words
from .acting import by
from .chain import FIRST, digest
from .filters import Filters, page_of
from .models import Entry


def record(request: HttpRequest) -> HttpResponse:
    """What was done, newest first, as far as the reader may see it."""
    filters = Filters(request.GET, units=access.units_for(request.user))
    entries = filters.among(access.entries_for(request.user))
    before, after = (ids.read(request.GET.get(name, "")) for name in ("before", "after"))
    rows, is_more = page_of(entries, before=before, after=after)
    found: dict[str, Any] = {
        "filters": filters,
        "is_filtered": bool(filters.chosen()),
        "rows": [_row(entry) for entry in rows],
        "query": _query(request),
        "older": rows[-1].number if rows and (is_more or after is not None) else None,
        "newer": rows[0].number if rows and (before is not None or (after is not None and is_more)) else None,
        "may_export": access.sees_all(request.user),
    }
    template = "record/list.html" if request.htmx.target == "entries" else "record/record.html"
    return render(request, template, found)


def entry(request: HttpRequest, number: int) -> HttpResponse:
    """One entry with everything that the chain holds of it."""
    found = access.entry_for(request.user, number)
    before = Entry.objects.filter(number=number - 1).values_list("hash", flat=True).first() or FIRST
    holds = found.previous == before and found.hash == digest(before, ledger.as_hashed(found))
    facts = [(name, words.fact(value)) for name, value in found.facts.items()]
    return render(request, "record/entry.html", {**_row(found), "facts": facts, "holds": holds})


@require_POST
def export(request: HttpRequest) -> StreamingHttpResponse:
    """The whole record as JSON lines; that it was exported is its last entry but for what follows."""
    return streamed(actions.export(by(request), get_object_or_404(Entry, number=ledger.head()["number"])))


def streamed(last: Entry) -> StreamingHttpResponse:
    """The record up to and including an entry, a few entries at a time."""
    lines = ledger.exported(Entry.objects.filter(number__lte=last.number))
    response = StreamingHttpResponse(lines, content_type="application/x-ndjson")
    name = f"record-{timezone.localdate():%Y-%m-%d}-{last.number}.jsonl"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _row(entry: Entry) -> dict[str, Any]:
    return {
        "entry": entry,
        "sentence": words.sentence(entry.verb),
        "role": words.role(entry),
        "address": words.address(entry),
    }


def _query(request: HttpRequest) -> str:
    """The filters of this page for the links to the next."""
    kept = request.GET.copy()
    for name in ("before", "after"):
        kept.pop(name, None)
    return "".join(f"&{part}" for part in kept.urlencode().split("&") if part and not part.endswith("="))
