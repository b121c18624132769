"""Reading what a Graph API gives: objects within objects, times, and which post is the one that was sent."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from .posting import Post

SLACK = timedelta(minutes=2)
"""How far Meta's clock and ours may differ."""
OLDER = 20
"""Older posts in a row after which a list holds no newer one: not each edge heeds `since`, and a few posts
may be pinned to the top."""


def inner(value: Any, *names: str) -> Any:
    """What stands under these names, one within the other; None where there is nothing of the kind."""
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def each(value: Any) -> list[dict[str, Any]]:
    """The objects of a list; none where it is no list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def moment(value: Any) -> datetime | None:
    """A time as Meta writes it ("2026-11-22T09:00:00+0000")."""
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def since(post: Post) -> str:
    """From when on a post can stand there, in seconds since 1970."""
    return str(int((post.created_at - SLACK).timestamp()))


def same(rows: Iterable[dict[str, Any]], post: Post, time: str, *words: str) -> Iterator[dict[str, Any]]:
    """Those rows of a list, the newest first, that are this post: `time` and `words` are the fields' names.

    The newest is ours when it went out: an older one can be an earlier post with the same words.
    """
    older = 0
    for row in rows:
        text = next((row[name] for name in words if row.get(name)), "")
        if is_same(post, text, row.get(time)):
            yield row
        at = moment(row.get(time))
        older = older + 1 if at and at < post.created_at - SLACK else 0
        if older == OLDER:
            return


def is_same(post: Post, text: Any, at: Any) -> bool:
    """Whether what stands there is this post: the same words, and not from before it was made."""
    time = moment(at)
    return (
        time is not None and time >= post.created_at - SLACK and normal(str(text or "")) == normal(post.text)
    )


def normal(text: str) -> str:
    """A text for comparing: composed letters, plain line ends, no blanks at the ends of lines."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return "\n".join(line.rstrip() for line in plain.split("\n")).strip()
