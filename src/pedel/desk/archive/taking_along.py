"""An export as an answer: on record first, then sent while it is made."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.ledger import label
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict

from . import actions
from .export import zipped
from .models import ArchivedPost
from .searching import Filters


def taken(by: Actor, filters: Filters) -> StreamingHttpResponse:
    """The posts that answer to the filters as a zip; Conflict where there are none."""
    digests = list(filters.posts().order_by("published_at", "pk").values_list("digest", flat=True))
    if not digests:
        raise Conflict(_("Nothing in the archive answers to that."))
    said = filters.said()
    last: ArchivedPost = actions.export(by, digests, about=said)
    entry = Entry.objects.filter(verb="archive.exported", about=label(last)).order_by("-number")[0]
    name = f"pedel-{slugify(settings.PEDEL.institution)}-{timezone.localdate():%Y-%m-%d}.zip"
    about = {**said, "posts": len(digests), "institution": settings.PEDEL.institution, "file": name}
    about |= {"title": str(_("Archive of posts")), "exported_at": entry.at.isoformat()}
    response = StreamingHttpResponse(
        _sent(zipped(digests, entry, about, get_language() or "en")), content_type="application/zip"
    )
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _sent(parts: Iterator[bytes]) -> Iterator[bytes]:
    """What there is to send; empty parts are left out."""
    yield from (part for part in parts if part)
