"""Accounts, statuses, files and the server itself, as Mastodon's interface shows them.

After the entities Account, Status, MediaAttachment and V2::Instance of Mastodon's documentation, with
the fields that programs use.
"""

from __future__ import annotations

from typing import Any

from .formatting import formatted
from .store import Row, Store

VERSION = "4.5.0"
MOST_CHARACTERS, MOST_FILES, MOST_ALT = 500, 4, 1500
PICTURE_BYTES, PICTURE_PIXELS = 16_777_216, 33_177_600
FILM_BYTES = 103_809_024
PICTURES = ("image/jpeg", "image/png", "image/gif", "image/webp")
FILMS = ("video/mp4", "video/webm", "video/quicktime")


def account(row: Row, base: str) -> dict[str, Any]:
    return {
        "id": str(row["id"]),
        "username": row["username"],
        "acct": row["username"],
        "display_name": row["name"],
        "note": formatted(row["note"], base),
        "url": f"{base}/@{row['username']}",
        "avatar": f"{base}/avatar/{row['username']}.svg",
        "avatar_static": f"{base}/avatar/{row['username']}.svg",
        "created_at": row["made_at"],
        "locked": False,
        "bot": False,
        "fields": [],
        "emojis": [],
    }


def status(store: Store, row: Row, base: str) -> dict[str, Any]:
    author = store.one("SELECT * FROM accounts WHERE id = ?", row["account_id"])
    assert author
    app = store.one("SELECT name, website FROM apps WHERE client_id = ?", row["client_id"])
    shown = account(author, base)
    answered = row["in_reply_to_id"]
    return {
        "id": str(row["id"]),
        "created_at": row["made_at"],
        "edited_at": row["edited_at"],
        "in_reply_to_id": str(answered) if answered else None,
        "in_reply_to_account_id": str(row["account_id"]) if answered else None,
        "sensitive": bool(row["is_sensitive"]),
        "spoiler_text": row["spoiler_text"],
        "visibility": row["visibility"],
        "language": row["language"],
        "uri": f"{base}/users/{author['username']}/statuses/{row['id']}",
        "url": f"{shown['url']}/{row['id']}",
        "content": formatted(row["text"], base),
        "reblog": None,
        "application": dict(app) if app else None,
        "account": shown,
        "media_attachments": [media(one, base) for one in files(store, row["id"])],
        "mentions": [],
        "tags": [],
        "emojis": [],
        "card": None,
        "poll": None,
    }


def files(store: Store, status_id: int) -> list[Row]:
    return store.all("SELECT * FROM media WHERE status_id = ? ORDER BY position", status_id)


def media(row: Row, base: str) -> dict[str, Any]:
    ready = f"{base}/media/{row['id']}" if not row["looks_left"] else None
    return {
        "id": str(row["id"]),
        "type": "video" if row["media_type"].startswith("video/") else "image",
        "url": ready,
        "preview_url": ready,
        "remote_url": None,
        "meta": {"original": {"width": row["width"], "height": row["height"]}},
        "description": row["description"],
        "blurhash": None,
    }


def instance(domain: str) -> dict[str, Any]:
    return {
        "domain": domain,
        "title": "A network of this demonstration",
        "version": VERSION,
        "api_versions": {"mastodon": 7},
        "configuration": {
            "statuses": {
                "max_characters": MOST_CHARACTERS,
                "max_media_attachments": MOST_FILES,
                "characters_reserved_per_url": 23,
            },
            "media_attachments": {
                "supported_mime_types": [*PICTURES, *FILMS],
                "description_limit": MOST_ALT,
                "image_size_limit": PICTURE_BYTES,
                "image_matrix_limit": PICTURE_PIXELS,
                "video_size_limit": FILM_BYTES,
            },
        },
    }
