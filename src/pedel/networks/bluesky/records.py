"""A post as a record: where it stands, what it says, and reading it again.

`app.bsky.feed.post`, `app.bsky.embed.*` and `com.atproto.repo.strongRef` of the lexicons, through the models
that the atproto SDK makes from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from atproto_core.exceptions import AtProtocolError
from atproto_core.uri import AtUri

from ..errors import NetworkError, Trouble
from ..posting import Post, Receipt, Seen

COLLECTION = "app.bsky.feed.post"
DIGITS = "234567abcdefghijklmnopqrstuvwxyz"
"""The alphabet "base32-sortable" (AT Protocol specification, "Timestamp Identifiers")."""


def record_key(post: Post) -> str:
    """The place of a post in its account: a TID, the same in every try and on every machine.

    A TID holds 53 bits of microseconds and 10 bits that tell two clocks apart. Milliseconds are those of
    `created_at`; what is finer comes from `key`, so that two posts of one moment have two places.
    """
    milliseconds = int(post.created_at.timestamp() * 1000)
    told_apart = int(post.key[:5], 16)
    microseconds = milliseconds * 1000 + (told_apart >> 10) * 1000 // 1024
    number = microseconds << 10 | told_apart & 0x3FF
    return "".join(DIGITS[number >> shift & 31] for shift in range(60, -1, -5))


def moment(at: datetime) -> str:
    """A moment as the lexicon's `datetime` wants it."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def created(value: Mapping[str, Any]) -> datetime | None:
    """When a record says that it was made (aware); None where it says no moment."""
    try:
        said = datetime.fromisoformat(str(value.get("createdAt", "")))
    except ValueError:
        return None
    return said if said.tzinfo else None


def place(uri: str) -> tuple[str, str]:
    """The account and the record key of a post's id (an at:// address); REFUSED where it is none."""
    if not is_place(uri):
        raise NetworkError(Trouble.REFUSED, f"{uri[:100]!r} is not the id of a post here", permanent=True)
    found = AtUri.from_str(uri)
    return found.host, found.rkey


def is_place(uri: str) -> bool:
    """Whether it is the id of a post."""
    try:
        found = AtUri.from_str(uri)
    except AtProtocolError:
        return False
    return uri.startswith("at://") and found.collection == COLLECTION and bool(found.rkey)


def receipt(answer: Mapping[str, Any], at: datetime) -> Receipt:
    """The receipt of a record; NONSENSE where the answer does not name it."""
    uri, cid = answer.get("uri"), answer.get("cid")
    if not (isinstance(uri, str) and isinstance(cid, str) and is_place(uri)):
        raise NetworkError(Trouble.NONSENSE, "the answer names no record", outcome="unknown")
    return Receipt(uri, page(uri), at, {"cid": cid})


def page(uri: str) -> str:
    """Where people see a post: by the account's DID, which stays when its handle changes."""
    account, key = place(uri)
    return f"https://bsky.app/profile/{account}/post/{key}"


def seen(uri: str, value: Mapping[str, Any]) -> Seen:
    """What a record shows."""
    text = value.get("text")
    return Seen(uri, page(uri), text if isinstance(text, str) else None, alternatives(value.get("embed")))


def alternatives(embed: Any) -> tuple[str, ...]:
    """The alternative texts of a post's pictures or of its film."""
    if not isinstance(embed, Mapping):
        return ()
    if isinstance(embed.get("media"), Mapping):
        return alternatives(embed["media"])
    shown = [*(embed.get("images") or ()), embed]
    return tuple(one["alt"] for one in shown if isinstance(one, Mapping) and one.get("alt"))
