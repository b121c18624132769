"""Bringing pictures and films to Facebook before the post that shows them. None of it is public."""

from __future__ import annotations

from ..connector import Credential
from ..errors import NetworkError, Trouble
from ..graph import Graph
from ..posting import Media

LONGEST = 600.0
"""Seconds that a film may take on its way. Ours."""


def photo(graph: Graph, credential: Credential, media: Media) -> str:
    """An unpublished photo with its alternative text ("Page Photos"): its id."""
    given = {"published": "false", **({"alt_text_custom": media.alt} if media.alt else {})}
    with media.open() as content:
        files = {"source": (media.name, content, media.media_type)}
        return graph.made(f"{credential.account}/photos", credential.access, given, files=files)


def film(graph: Graph, app: str, credential: Credential, media: Media) -> str:
    """A film in one piece over the Resumable Upload API: the handle under which a post takes it.

    The session is the app's own (`app` is its id); a new try begins a new one.
    """
    about = {"file_name": media.name, "file_length": str(media.size), "file_type": media.media_type}
    session = graph.made(f"{app}/uploads", credential.access, about)
    headers = {
        "Authorization": f"OAuth {credential.access}",
        "file_offset": "0",
        "Content-Length": str(media.size),
    }
    with media.open() as content:
        body = graph.ask("POST", session, credential.access, headers=headers, content=content)
    if not body.get("h"):
        raise NetworkError(Trouble.NONSENSE, "no handle for the film")
    return str(body["h"])
