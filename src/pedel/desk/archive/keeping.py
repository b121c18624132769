"""What the archive keeps of a post: the canonical record, its files, and what became of it later."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from pedel.desk.approvals.models import Decision
from pedel.desk.drafts import content as contents
from pedel.desk.publishing.models import Correction, Delivery, Part
from pedel.desk.record.chain import canonical

from .models import ArchivedPost, Sequel

FORM = 1
"""The form of the record; a later one says another number."""


def content(delivery: Delivery) -> dict[str, Any]:
    """The record of a published delivery: JSON values, times in UTC with microseconds.

    Keys: form, key, account (id, network, handle, name, address, unit), posts (key, text, media, remote_id,
    url, published_at), media (sha256, name, alt, width, height), language, kind, topics, due_at,
    published_at, revision (digest, number, edition, frozen_by, frozen_at), approvals (name, role, unit, at)
    or cleared_by, settled_by, corrects (the key of the first post). `media` of a post are positions in the
    list.
    """
    frozen, revision, account = contents.read(delivery.revision), delivery.revision, delivery.account
    return {
        "form": FORM,
        "key": delivery.key,
        "account": {
            **{name: getattr(account, name) for name in ("network", "handle", "name", "address")},
            "id": account.pk,
            "unit": account.unit.name_en,
        },
        "posts": [_part(part) for part in delivery.parts.order_by("number")],
        "media": [
            {name: picture[name] for name in ("sha256", "name", "alt", "width", "height")}
            for picture in frozen["pictures"]
        ],
        **{name: frozen[name] for name in ("language", "kind", "topics")},
        "due_at": moment(delivery.due_at),
        "published_at": moment(delivery.ended_at),
        "revision": {
            "digest": revision.digest,
            "number": revision.number,
            "edition": revision.edition,
            "frozen_by": str(revision.frozen_by),
            "frozen_at": moment(revision.frozen_at),
        },
        **_let_through(delivery),
        "settled_by": str(delivery.settled_by or ""),
        "corrects": _corrects(delivery),
    }


def digest(text: str) -> str:
    """The sha256 (hex) of a record in its canonical form."""
    return hashlib.sha256(text.encode()).hexdigest()


def moment(when: datetime | None) -> str | None:
    """A time as the record holds it."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ") if when else None


def stored(delivery: Delivery) -> Iterator[tuple[str, str]]:
    """Copies the pictures of a delivery into the archive's own folder; gives (sha256, name) of each.

    A file that is gone, or is not the one that was approved any more, is left out: the record names its
    digest, so that its absence shows.
    """
    for picture in contents.read(delivery.revision)["pictures"]:
        sha256, name = picture["sha256"], picture["file"]
        kept = f"archive/{sha256[:2]}/{sha256}{PurePath(name).suffix}"
        if not default_storage.exists(kept):
            data = _read(name)
            if data is None or hashlib.sha256(data).hexdigest() != sha256:
                continue
            kept = default_storage.save(kept, ContentFile(data))
        yield sha256, kept


def sequels(post: ArchivedPost, delivery: Delivery) -> Iterator[tuple[str, datetime, str]]:
    """What became of a post since: kind, time, and canonical record; what is kept already is left out."""
    there = {sequel.what for sequel in post.sequels.all()}
    for what, at, facts in _later(delivery):
        if what not in there and at is not None:
            yield (
                what,
                at,
                canonical({"form": FORM, "key": post.key, "what": what, "at": moment(at), **facts}),
            )


def _later(delivery: Delivery) -> Iterator[tuple[str, datetime | None, Mapping[str, Any]]]:
    if delivery.seen == Delivery.Seen.CHANGED:
        shown = [part.shown for part in delivery.parts.order_by("number")]
        yield Sequel.What.CHANGED, delivery.seen_at, {"shown": shown}
    if delivery.seen == Delivery.Seen.GONE:
        yield Sequel.What.GONE, delivery.seen_at, {}
    if delivery.state == Delivery.State.WITHDRAWN:
        row = delivery.withdrawal
        yield Sequel.What.WITHDRAWN, row.done_at, {"why": row.why, "by": str(row.asked_by)}


def _part(part: Part) -> dict[str, Any]:
    fixed = {name: getattr(part, name) for name in ("key", "text", "media", "remote_id", "url")}
    return {**fixed, "published_at": moment(part.published_at)}


def _let_through(delivery: Delivery) -> dict[str, Any]:
    """Who said yes to exactly this, in which role; or who cleared it within their mandate."""
    said = Decision.objects.filter(
        step__request__revision=delivery.revision_id, word=Decision.Word.APPROVE, digest=delivery.digest
    )
    approvals = [
        {
            "name": str(yes.person or yes.name),
            "role": "external" if yes.person is None else "deputy" if yes.standing_in_for_id else "approver",
            "unit": yes.step.unit.name_en,
            "at": moment(yes.decided_at),
        }
        for yes in said.select_related("person", "step__unit")
    ]
    return {"approvals": approvals, "cleared_by": "" if approvals else str(delivery.revision.frozen_by)}


def _corrects(delivery: Delivery) -> str:
    made = Correction.objects.filter(draft=delivery.revision.draft_id).select_related("first").first()
    return made.first.key if made else ""


def _read(name: str) -> bytes | None:
    if not default_storage.exists(name):
        return None
    with default_storage.open(name) as file:
        data: bytes = file.read()
    return data
