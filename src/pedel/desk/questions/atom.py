"""Guidance as an Atom feed (RFC 4287)."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from .models import Guidance


def feed(title: str, rows: list[Guidance], lang: str) -> str:
    """The feed in "en" or "nl"; an entry that exists in the other language only says so by its language."""
    address = _absolute(reverse("guidance"))
    document = Atom1Feed(
        title=title,
        link=address,
        description=title,
        language=lang,
        feed_url=_absolute(reverse("guidance-feed")),
        feed_guid=address,
    )
    for guidance in rows:
        wording = guidance.current
        document.add_item(
            title=wording.question,
            link=_absolute(reverse("guidance-one", args=[guidance.pk])),
            unique_id=_absolute(reverse("guidance-one", args=[guidance.pk])),
            description=wording.answer,
            author_name=guidance.unit.name,
            pubdate=guidance.published_at,
            updateddate=wording.decided_at,
            categories=wording.clauses,
        )
    return str(document.writeString("utf-8"))


def _absolute(path: str) -> str:
    return settings.PEDEL.url.rstrip("/") + path
