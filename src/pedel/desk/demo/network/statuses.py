"""Statuses: posted once for a key, edited, deleted, looked at.

After the page "statuses" of Mastodon's documentation; what it says little of (a file that is not given in
an edit leaves the status, a key given again gives the first status back before anything else is looked at)
after `app/services/update_status_service.rb` and `post_status_service.rb` of mastodon/mastodon.
"""

from __future__ import annotations

import time
from typing import Any

from .access import caller
from .asking import Asked, Refused
from .entities import MOST_CHARACTERS, MOST_FILES, files, status
from .formatting import length
from .store import Row, Store, now

KEY_LASTS = 3600
"""Seconds that an Idempotency-Key is known (documentation: up to one hour)."""
VISIBILITIES = ("public", "unlisted", "private", "direct")
OPEN = ("public", "unlisted")
PAGE, LONGEST_PAGE = 20, 40


def post(store: Store, asked: Asked, *, heeds_keys: bool = True) -> Any:
    """POST /api/v1/statuses."""
    who = caller(store, asked, "write:statuses")
    account = who.account["id"]
    key = asked.headers.get("idempotency-key", "") if heeds_keys else ""
    if key and (before := _before(store, account, key)):
        return status(store, before, asked.base)
    given = asked.fields()
    text, spoiler = _words(given)
    media = _media(store, account, given.get("media_ids") or [], None)
    _valid(text, spoiler, bool(media))
    visibility = given.get("visibility") or "public"
    if visibility not in VISIBILITIES:
        raise Refused(422, f"'{visibility}' is not a valid visibility")
    number = store.new_id()
    store.put(
        "statuses",
        id=number,
        account_id=account,
        text=text,
        spoiler_text=spoiler,
        visibility=visibility,
        language=given.get("language") or None,
        is_sensitive=_true(given.get("sensitive")) or bool(spoiler),
        in_reply_to_id=_answered(store, given.get("in_reply_to_id")),
        made_at=now(),
        client_id=who.client_id,
        idempotency_key=key or None,
        key_until=time.time() + KEY_LASTS,
    )
    _attach(store, number, media)
    return status(store, _own(store, number, account), asked.base)


def edit(store: Store, asked: Asked, number: str) -> Any:
    """PUT /api/v1/statuses/:id. Files that are not named again are taken away."""
    account = caller(store, asked, "write:statuses").account["id"]
    row = _own(store, number, account)
    given = asked.fields()
    text, spoiler = _words(given)
    media = _media(store, account, given.get("media_ids") or [], row["id"])
    _valid(text, spoiler, bool(media))
    theirs = {str(one["id"]) for one in media}
    for one in given.get("media_attributes") or []:
        if str(one.get("id")) in theirs:
            store.change("media", one["id"], description=one.get("description") or None)
    _attach(store, row["id"], media)
    change(store, row["id"], text=text, spoiler_text=spoiler, is_sensitive=_true(given.get("sensitive")))
    return status(store, _own(store, number, account), asked.base)


def change(store: Store, number: int, **fields: Any) -> None:
    """Changes a status and says when, as its author's own browser would."""
    store.change("statuses", number, edited_at=now(), **fields)


def delete(store: Store, asked: Asked, number: str) -> Any:
    """DELETE /api/v1/statuses/:id; gives it back with its text, to be written anew."""
    row = _own(store, number, caller(store, asked, "write:statuses").account["id"])
    gone = {**status(store, row, asked.base), "text": row["text"]}
    store.database.execute("DELETE FROM media WHERE status_id = ?", (row["id"],))
    store.database.execute("UPDATE statuses SET in_reply_to_id = NULL WHERE in_reply_to_id = ?", (row["id"],))
    store.database.execute("DELETE FROM statuses WHERE id = ?", (row["id"],))
    return gone


def look(store: Store, asked: Asked, number: str) -> Any:
    """GET /api/v1/statuses/:id; what is not public only its author sees."""
    row = store.one("SELECT * FROM statuses WHERE id = ?", number)
    author = caller(store, asked, "read:statuses").account["id"] if asked.token else None
    if row is None or (row["visibility"] not in OPEN and row["account_id"] != author):
        raise Refused(404, "Record not found")
    return status(store, row, asked.base)


def source(store: Store, asked: Asked, number: str) -> Any:
    """GET /api/v1/statuses/:id/source: the text as it was written."""
    row = _own(store, number, caller(store, asked, "read:statuses").account["id"])
    return {"id": str(row["id"]), "text": row["text"], "spoiler_text": row["spoiler_text"]}


def of_account(store: Store, asked: Asked, number: str) -> Any:
    """GET /api/v1/accounts/:id/statuses, the newest first."""
    caller(store, asked, "read:statuses")
    limit = min(int(asked.query.get("limit") or PAGE), LONGEST_PAGE)
    below = int(asked.query.get("max_id") or 2**63 - 1)
    rows = store.all(
        "SELECT * FROM statuses WHERE account_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
        number,
        below,
        limit,
    )
    return [status(store, row, asked.base) for row in rows]


def _before(store: Store, account: int, key: str) -> Row | None:
    return store.one(
        "SELECT * FROM statuses WHERE account_id = ? AND idempotency_key = ? AND key_until > ?",
        account,
        key,
        time.time(),
    )


def _words(given: dict[str, Any]) -> tuple[str, str]:
    """Text and warning, without the white space around them."""
    return str(given.get("status") or "").strip(), str(given.get("spoiler_text") or "").strip()


def _valid(text: str, spoiler: str, has_media: bool) -> None:
    if not text and not has_media:
        raise Refused(422, "Validation failed: Text can't be blank")
    if length(text) + length(spoiler) > MOST_CHARACTERS:
        raise Refused(422, f"Validation failed: Text character limit of {MOST_CHARACTERS} exceeded")


def _media(store: Store, account: int, ids: list[str], under: int | None) -> list[Row]:
    """The files with these ids, free or under this very status. Refused for what cannot be attached."""
    if len(ids) > MOST_FILES:
        raise Refused(422, f"Cannot attach more than {MOST_FILES} files")
    found = [
        store.one(
            "SELECT * FROM media WHERE id = ? AND account_id = ? AND (status_id IS NULL OR status_id = ?)",
            one,
            account,
            under,
        )
        for one in ids
    ]
    if lost := [str(one) for one, row in zip(ids, found, strict=True) if row is None]:
        raise Refused(422, f"Media {', '.join(lost)} not found or already attached to another post")
    rows = [row for row in found if row]
    if len(rows) > 1 and any(row["media_type"].startswith("video/") for row in rows):
        raise Refused(422, "Cannot attach a video to a post that already contains images")
    if any(row["looks_left"] for row in rows):
        raise Refused(422, "Cannot attach files that have not finished processing. Try again in a moment!")
    return rows


def _attach(store: Store, number: int, media: list[Row]) -> None:
    for row in files(store, number):
        store.change("media", row["id"], status_id=None)
    for position, row in enumerate(media):
        store.change("media", row["id"], status_id=number, position=position)


def _answered(store: Store, number: Any) -> int | None:
    if not number:
        return None
    row = store.one("SELECT id FROM statuses WHERE id = ?", number)
    if row is None:
        raise Refused(404, "The post you are trying to reply to does not appear to exist.")
    found: int = row["id"]
    return found


def _own(store: Store, number: Any, account: int) -> Row:
    row = store.one("SELECT * FROM statuses WHERE id = ? AND account_id = ?", number, account)
    if row is None:
        raise Refused(404, "Record not found")
    return row


def _true(value: Any) -> bool:
    return value in (True, "1", "true", "on")
