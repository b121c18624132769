"""Pictures and films of statuses. After the page "media" of Mastodon's documentation (v2, asynchronous)."""

from __future__ import annotations

import struct
from typing import Any

from .access import caller
from .asking import Asked, File, Refused, Reply
from .entities import FILM_BYTES, FILMS, MOST_ALT, PICTURE_BYTES, PICTURE_PIXELS, PICTURES, media
from .store import Row, Store

MARKS = {
    "image/png": (0, b"\x89PNG\r\n\x1a\n"),
    "image/jpeg": (0, b"\xff\xd8\xff"),
    "image/gif": (0, b"GIF8"),
    "image/webp": (8, b"WEBP"),
    "video/mp4": (4, b"ftyp"),
    "video/quicktime": (4, b"ftyp"),
    "video/webm": (0, b"\x1a\x45\xdf\xa3"),
}
"""How the bytes of each kind begin: what a file calls itself is not believed."""
INVALID = "Validation failed: File content type is invalid, File is invalid"


def upload(store: Store, asked: Asked, looks: int) -> Reply:
    """POST /api/v2/media. A film is worked on until somebody has looked `looks` times."""
    who = caller(store, asked, "write:media")
    given = asked.fields()
    file, description = given.get("file"), given.get("description") or None
    if not isinstance(file, File):
        raise Refused(422, "Validation failed: File can't be blank")
    width, height = _checked(file)
    if description and len(description) > MOST_ALT:
        raise Refused(422, f"Validation failed: Description is too long (maximum is {MOST_ALT} characters)")
    number = store.new_id()
    store.put(
        "media",
        id=number,
        account_id=who.account["id"],
        media_type=file.media_type,
        content=file.content,
        description=description,
        width=width,
        height=height,
        looks_left=looks if file.media_type in FILMS else 0,
    )
    row = _row(store, number, who.account["id"])
    return Reply(media(row, asked.base), 202 if row["looks_left"] else 200)


def look(store: Store, asked: Asked, number: str) -> Reply:
    """GET /api/v1/media/:id: 206 while it is worked on."""
    row = _row(store, number, caller(store, asked, "write:media").account["id"])
    if row["status_id"]:
        raise Refused(404, "Record not found")
    left = max(0, row["looks_left"] - 1)
    store.change("media", row["id"], looks_left=left)
    return Reply(media(_row(store, row["id"], row["account_id"]), asked.base), 206 if left else 200)


def show(store: Store, asked: Asked, number: str) -> Reply:
    """The file itself, for everybody, once it stands under a status."""
    row = store.one("SELECT * FROM media WHERE id = ? AND status_id IS NOT NULL", number)
    if row is None:
        raise Refused(404, "Record not found")
    return Reply(row["content"], content_type=row["media_type"])


def _row(store: Store, number: Any, account: int) -> Row:
    row = store.one("SELECT * FROM media WHERE id = ? AND account_id = ?", number, account)
    if row is None:
        raise Refused(404, "Record not found")
    return row


def _checked(file: File) -> tuple[int | None, int | None]:
    """Width and height where they are known. Refused for what a server does not take."""
    place, mark = MARKS.get(file.media_type, (0, b"\0" * 64))
    if not file.content[place:].startswith(mark):
        raise Refused(422, INVALID)
    is_picture = file.media_type in PICTURES
    most = PICTURE_BYTES if is_picture else FILM_BYTES
    if len(file.content) > most:
        raise Refused(422, f"Validation failed: File size must be less than {most // 1_048_576} MB")
    if file.media_type != "image/png":
        return None, None
    width, height = struct.unpack(">II", file.content[16:24])
    if width * height > PICTURE_PIXELS:
        raise Refused(422, f"Validation failed: File {width}x{height} images are not supported")
    return width, height
