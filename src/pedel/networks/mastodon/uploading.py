"""Uploading pictures and films before the post, and waiting until the server has worked on them.

After the page "media" of Mastodon's documentation. Mastodon.py would read a whole film into memory, so
these two requests are made here.
"""

from __future__ import annotations

from typing import Any

import httpx

from ..connector import App, Credential
from ..errors import NetworkError, Trouble
from ..http import decoded
from ..posting import Media
from ..waiting import until_ready
from .calling import ServerHttp, bearer, server

LONGEST = 120.0
"""Seconds that a server has to work on a film before the desk comes back later. Ours."""
PAUSE = 1.0
"""Seconds between two looks."""


def upload(app: App, credential: Credential, media: Media) -> str:
    """The server's id of the file, once it can be used. MEDIA where the server does not take it."""
    try:
        return _uploaded(ServerHttp(app), server(app, credential), credential, media)
    except NetworkError as error:
        raise _about_media(error) from error


def _uploaded(http: ServerHttp, address: str, credential: Credential, media: Media) -> str:
    with media.open() as file:
        answer = http.send(
            "POST",
            f"{address}/api/v2/media",
            headers=bearer(credential),
            files={"file": (media.name, file, media.media_type)},
            data={"description": media.alt} if media.alt else None,
        )
    number = _id(answer)
    if answer.status_code == 202:
        until_ready(lambda: _look(http, f"{address}/api/v1/media/{number}", credential), LONGEST)
    return number


def _look(http: ServerHttp, url: str, credential: Credential) -> float:
    """Seconds until the next look: 206 as long as the file is not ready."""
    return PAUSE if http.send("GET", url, headers=bearer(credential)).status_code == 206 else 0.0


def _id(answer: httpx.Response) -> str:
    given: Any = decoded(answer)
    if not isinstance(given, dict) or not given.get("id"):
        raise NetworkError(Trouble.NONSENSE, "no id in the answer")
    return str(given["id"])


def _about_media(error: NetworkError) -> NetworkError:
    """A refusal of a file is about the file (422: kind, size, pixels, length of the description)."""
    if error.trouble == Trouble.REFUSED:
        return NetworkError(Trouble.MEDIA, error.detail, permanent=True)
    return error
