"""A film goes to YouTube in pieces, and goes on where it broke (page "Resumable Uploads").

The session takes pieces of a multiple of 256 KiB; 308 with `Range` says how much has arrived; a piece without
content asks for that. Where an answer is lost after the last piece, the same question gives the video.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, BinaryIO
from urllib.parse import urlsplit

import httpx

from ..errors import NetworkError, Trouble
from ..http import decoded
from ..posting import Media
from .refusing import Talk

PIECE = 32 * 256 * 1024
"""Bytes of one piece: 8 MiB. Ours; the page asks for a multiple of 256 KiB."""
BREAKS = 5
"""How often one upload may break and go on. Ours."""
HOME = "googleapis.com"


def uploaded(talk: Talk, base: str, headers: Mapping[str, str], media: Media) -> str:
    """The id of the video made of a film: private, so that nobody sees it. `base` is as far as `/videos`."""
    body = {"snippet": {"title": _name(media)}, "status": {"privacyStatus": "private"}}
    sizes = {"X-Upload-Content-Length": str(media.size), "X-Upload-Content-Type": media.media_type}
    query = {"uploadType": "resumable", "part": "snippet,status"}
    begun = talk.send("POST", base, headers={**headers, **sizes}, params=query, json=body)
    if not (session := begun.headers.get("location")):
        raise NetworkError(Trouble.NONSENSE, "no place to upload to")
    usual = {**(headers if _is_own(session, base) else {}), "Content-Type": media.media_type}
    with media.open() as file:
        answer = _sent(talk, session, usual, media.size, file)
    return _id(decoded(answer))


def _sent(talk: Talk, session: str, headers: Mapping[str, str], size: int, file: BinaryIO) -> httpx.Response:
    """The answer to the last piece. After a break it asks how much has arrived, and goes on from there."""
    arrived, breaks, is_broken = 0, 0, False
    while True:
        try:
            piece = b"" if is_broken else _piece(file, arrived, size)
            span = f"{arrived}-{arrived + len(piece) - 1}" if piece else "*"
            ranged = {**headers, "Content-Range": f"bytes {span}/{size}"}
            answer = talk.send("PUT", session, headers=ranged, content=piece)
        except NetworkError as error:
            breaks, is_broken = breaks + 1, True
            if error.trouble == Trouble.GONE:  # a session ends after a while; the next try begins anew
                raise NetworkError(Trouble.CUT, "the upload has ended at YouTube") from error
            if error.trouble not in (Trouble.CUT, Trouble.DOWN) or breaks > BREAKS:
                raise
        else:
            if answer.status_code != 308:
                return answer
            arrived, is_broken = _arrived(answer), False


def _piece(file: BinaryIO, start: int, size: int) -> bytes:
    file.seek(start)
    content = file.read(PIECE)
    if len(content) < min(PIECE, size - start):
        raise NetworkError(Trouble.MEDIA, "the film is shorter than it should be", permanent=True)
    return content


def _arrived(answer: httpx.Response) -> int:
    """How many bytes YouTube has: `Range: bytes=0-524287` are 524288; without a range, none."""
    end = str(answer.headers.get("range", "")).rpartition("-")[2]
    return int(end) + 1 if end.isdigit() else 0


def _is_own(session: str, base: str) -> bool:
    """Whether an address that came out of an answer is YouTube's own, which may see the token."""
    host = urlsplit(session).hostname or ""
    return host in (HOME, urlsplit(base).hostname) or host.endswith(f".{HOME}")


def _id(said: Any) -> str:
    if not isinstance(said, Mapping) or not said.get("id"):
        raise NetworkError(Trouble.NONSENSE, "no id of the video")
    return str(said["id"])


def _name(media: Media) -> str:
    """What the film is called until it is published."""
    return media.name.replace("<", "").replace(">", "")[:100] or "Film"
