"""On the page of a picture of the library: the drafts that use it."""

from __future__ import annotations

from django.http import HttpRequest

from pedel.desk.beside import Section
from pedel.desk.library.models import Asset
from pedel.desk.record.acting import by

from . import access

MOST = 20


def used_in(request: HttpRequest, asset: Asset) -> Section:
    """The drafts with it that the reader sees, and how many there are beside them."""
    every = asset.pictures.values("draft").distinct().count()
    seen = access.drafts_for(by(request).person).filter(pictures__asset=asset).distinct()
    drafts = list(seen[: MOST + 1])
    facts = {"drafts": drafts[:MOST], "others": every - len(drafts), "is_more": len(drafts) > MOST}
    return Section("drafts/parts/used_in.html", facts, order=20)


BESIDE = {"asset": (used_in,)}
