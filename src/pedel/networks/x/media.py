"""Pictures and films on X: sent in pieces, worked on there, then named in the post.

`POST /2/media/upload/initialize`, `/{id}/append`, `/{id}/finalize`, `GET /2/media/upload` and
`POST /2/media/metadata` of `openapi.json` (xdevplatform/docs), and its pages "Chunked Media Upload" and
"Best practices".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..errors import NetworkError, Trouble
from ..posting import Media
from ..waiting import until_ready
from .refusing import Talk, checked

PIECE = 5_000_000
"""Bytes of one piece: "at or below 5 MB" (page "Append media upload")."""
PIECES = 1000
"""`segment_index` goes from 0 to 999."""
PATIENCE = 240.0
"""Seconds that we wait for a film. Ours: X says only when to look again."""
WORKING = ("pending", "in_progress")


def uploaded(talk: Talk, base: str, headers: Mapping[str, str], media: Media) -> str:
    """Uploads a file with its alternative text; the id that a post names. `base` ends in the version."""
    begin = {"media_type": media.media_type, "total_bytes": media.size, "media_category": category(media)}
    said = talk.json("POST", f"{base}/media/upload/initialize", headers=headers, json=begin)
    upload = f"{base}/media/upload/{_id(said)}"
    for index, piece in enumerate(_pieces(media)):
        files = {"media": ("piece", piece, "application/octet-stream")}
        talk.send("POST", f"{upload}/append", headers=headers, data={"segment_index": index}, files=files)
    said = talk.json("POST", f"{upload}/finalize", headers=headers)
    _wait(talk, base, headers, said)
    if media.alt and not media.is_film:  # X shows it of pictures only
        about = {"id": _id(said), "metadata": {"alt_text": {"text": media.alt}}}
        talk.json("POST", f"{base}/media/metadata", headers=headers, json=about)
    return _id(said)


def category(media: Media) -> str:
    """What X calls this kind of file of a post."""
    if media.is_film:
        return "tweet_video"
    return "tweet_gif" if media.media_type == "image/gif" else "tweet_image"


def _pieces(media: Media) -> Iterator[bytes]:
    with media.open() as file:
        while piece := file.read(PIECE):
            yield piece


def _wait(talk: Talk, base: str, headers: Mapping[str, str], said: Any) -> None:
    """Waits until X has worked on what was sent; what it answered last says when to look again."""
    work = _work(said)
    query = {"command": "STATUS", "media_id": _id(said)}

    def look() -> float:
        nonlocal work
        if work.get("state") in WORKING:
            work = _work(talk.json("GET", f"{base}/media/upload", headers=headers, params=query))
        return float(work.get("check_after_secs") or 1) if work.get("state") in WORKING else 0

    until_ready(look, PATIENCE)
    if work.get("state") == "failed":
        why = (work.get("error") or {}).get("message") or "X could not work on it"
        raise NetworkError(Trouble.MEDIA, str(why), permanent=True)


def _work(said: Any) -> Mapping[str, Any]:
    return checked(said).get("processing_info") or {}


def _id(said: Any) -> str:
    if not (found := checked(said).get("id")):
        raise NetworkError(Trouble.NONSENSE, "no id of the upload")
    return str(found)
