"""Captions of a video: a WebVTT file with its language (page "Captions: insert")."""

from __future__ import annotations

import json
from collections.abc import Mapping

from ..errors import NetworkError, Trouble
from ..posting import Media
from .refusing import Talk


def add(talk: Talk, url: str, headers: Mapping[str, str], video: str, media: Media, language: str) -> None:
    """Adds a film's captions to its video; that they are there already is as good."""
    if media.captions is None:
        return
    if not language:
        raise NetworkError(Trouble.REFUSED, "captions need the language of the post", permanent=True)
    about = {"snippet": {"videoId": video, "language": language, "name": "", "isDraft": False}}
    with media.captions() as file:
        body, kind = _related(about, file.read(), media.sha256)
    query = {"uploadType": "multipart", "part": "snippet"}
    try:
        talk.send("POST", url, headers={**headers, "Content-Type": kind}, params=query, content=body)
    except NetworkError as error:
        if error.trouble != Trouble.DOUBLE:
            raise


def _related(about: Mapping[str, object], content: bytes, digest: str) -> tuple[bytes, str]:
    """A body of two parts (RFC 2387) and its type; the boundary is a digest, which no text contains."""
    line = f"--{digest}\r\n".encode()
    parts = [
        line + b"Content-Type: application/json; charset=UTF-8\r\n\r\n" + json.dumps(about).encode(),
        line + b"Content-Type: text/vtt\r\n\r\n" + content,
        f"--{digest}--\r\n".encode(),
    ]
    return b"\r\n".join(parts), f"multipart/related; boundary={digest}"
