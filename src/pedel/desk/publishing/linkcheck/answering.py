"""What an address answers, and keeping that for a while."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from pedel.networks import NetworkError, Trouble
from pedel.networks.fetching import Fetched, fetch

from ..models import Link

Answer = Link.Answer
FRESH = timedelta(hours=6)
"""How long an answer counts for a draft. Ours."""
PATIENCE = 5.0
"""Seconds that one address has."""
GONE = (404, 410)


def look(url: str) -> Link:
    """Looks at an address now and keeps what it answers."""
    try:
        answer = _told(url, fetch(whole(url), patience=PATIENCE))
    except NetworkError as error:
        hidden = error.trouble == Trouble.NOT_HERE
        answer = {"answer": Answer.HIDDEN if hidden else Answer.SILENT, "status": None, "moved_to": ""}
    fields = {**answer, "url": url, "looked_at": timezone.now()}
    link, _made = Link.objects.update_or_create(digest=digest(url), defaults=fields)
    return link


def known(urls: Iterable[str]) -> dict[str, Link]:
    """What is known of these addresses, by address. One query."""
    rows = Link.objects.filter(digest__in={digest(url) for url in urls})
    return {row.url: row for row in rows}


def whole(url: str) -> str:
    """An address as it is asked for: "www.example.org" means https."""
    return url if "://" in url[:9] else f"https://{url}"


def digest(url: str) -> str:
    """Its sha256 (hex)."""
    return hashlib.sha256(url.encode()).hexdigest()


def _told(url: str, found: Fetched) -> dict[str, object]:
    is_well = 200 <= found.status < 300
    moved_to = found.url if found.moved and is_well and found.url != whole(url) else ""
    return {"answer": _answer(found.status, bool(moved_to)), "status": found.status, "moved_to": moved_to}


def _answer(status: int, has_moved: bool) -> str:
    if 200 <= status < 300:
        return Answer.MOVED if has_moved else Answer.GOOD
    if status in GONE:
        return Answer.GONE
    return Answer.SILENT if status >= 500 else Answer.REFUSED
