"""From the ledger to what a connector takes: posts, with the pictures as they were approved."""

from __future__ import annotations

import hashlib
import io
from pathlib import PurePath
from typing import Any, BinaryIO

from django.conf import settings
from django.core.files.storage import default_storage
from django.urls import reverse

from pedel import networks
from pedel.desk.drafts import content as contents
from pedel.desk.drafts.decoding import TYPES
from pedel.desk.drafts.links import links
from pedel.networks import Card, Media, Post

from .models import Delivery, Part


class ChangedPictureError(Exception):
    """A picture is gone, or is not the one that was approved."""


def post_of(delivery: Delivery, part: Part) -> Post:
    """One post of a delivery, the same in every try; ChangedPictureError where it cannot be."""
    content = contents.read(delivery.revision)
    language = content["language"]
    media = tuple(_media(part, number, content["pictures"][number]) for number in part.media)
    before = [one for one in delivery.parts.all() if one.number < part.number]
    return Post(
        key=part.key,
        created_at=delivery.began_at or delivery.created_at,
        text=part.text,
        language="" if language == "auto" else language,
        media=media,
        card=_card(part.text) if not media else None,
        answers=before[-1].remote_id if before else "",
        root=before[0].remote_id if before else "",
        title=_title(delivery.account.network, part.text),
    )


def _media(part: Part, number: int, picture: dict[str, Any]) -> Media:
    name, sha256 = picture["file"], picture["sha256"]
    if not default_storage.exists(name):
        raise ChangedPictureError(picture["name"])
    with default_storage.open(name) as file:
        data = file.read()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ChangedPictureError(picture["name"])
    return Media(
        name=PurePath(name).name,
        media_type=TYPES[PurePath(name).suffix],
        size=len(data),
        sha256=sha256,
        open=lambda: _opened(data),
        alt=picture["alt"] or "",
        width=picture["width"],
        height=picture["height"],
        url=settings.PEDEL.url.rstrip("/") + reverse("outgoing-picture", args=[part.key, number]),
    )


def _opened(data: bytes) -> BinaryIO:
    return io.BytesIO(data)


def _card(text: str) -> Card | None:
    """The first link, for networks that show one only where the post brings it along."""
    first = next(iter(links(text)), None)
    return Card(first) if first else None


def _title(network: str, text: str) -> str:
    """The first line, where posts have a title, as long as it may be."""
    most = networks.load(network).limits.title
    return text.strip().partition("\n")[0][:most] if most else ""
