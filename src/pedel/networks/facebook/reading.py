"""What Facebook gives of a post or a film: words, photos and their alternative texts.

Fields of the specs `PagePost`, `StoryAttachment`, `Photo` and `AdVideo` of Meta's business SDK.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..graph_reading import each, inner

PARTS = "media_type,target{id}"
POST = f"id,message,created_time,permalink_url,attachments{{{PARTS},subattachments{{{PARTS}}}}}"
VIDEO = "id,description,created_time,permalink_url"


def is_film(made: str) -> bool:
    """Whether an id is that of a film: those of posts are made of two, with "_" between."""
    return "_" not in made


def text(row: Mapping[str, Any]) -> str:
    """The words of a post (`message`) or film (`description`); those that have none lack the field."""
    return str(row.get("message") or row.get("description") or "")


def photos(row: Mapping[str, Any]) -> list[str]:
    """The ids of a post's photos: one attachment, or an album whose parts they are."""
    return [str(target) for target in _targets(row.get("attachments")) if target]


def _targets(attachments: Any) -> Iterator[Any]:
    for one in each(inner(attachments, "data")):
        if one.get("subattachments"):
            yield from _targets(one["subattachments"])
        elif one.get("media_type") == "photo":
            yield inner(one, "target", "id")


def alts(shown: Mapping[str, Any], ids: Sequence[str]) -> tuple[str, ...]:
    """The alternative texts: our own (`alt_text_custom`), else the one that Facebook made."""
    given = (inner(shown, one, "alt_text_custom") or inner(shown, one, "alt_text") for one in ids)
    return tuple(str(alt) for alt in given if alt)
