"""Films made ready for showing by Bluesky's video service, before the post.

"Uploading Video" on docs.bsky.app (the recommended way): a token for the account's own server goes to the
service, which makes the film ready, puts it on that server with the token, and says where it is. Lexicons
`app.bsky.video.uploadVideo`, `getJobStatus` and `defs`. The service asks for an account with a confirmed
e-mail address and takes a number of films a day that it does not publish. Nobody could ask the service itself
here: the tests let a small one of our own put the film on a real server with the very same token.
"""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import urlsplit

from ..connector import Credential
from ..errors import NetworkError, Trouble
from ..posting import Media
from ..waiting import until_ready
from .xrpc import Xrpc, bearer, patience

SERVICE = "https://video.bsky.app"
LASTS = 1800
"""Seconds that the service may use the account's server: what docs.bsky.app recommends."""
PATIENCE = 300.0
"""Seconds that a film may take in one try; the next try asks for the same film again. Ours."""
PAUSE = 1.0
"""Seconds between two looks, as in the example on docs.bsky.app."""


def process(xrpc: Xrpc, credential: Credential, media: Media, service: str) -> dict[str, Any]:
    """The reference to a film that is ready. MEDIA when the service could not make it so, or is not done."""
    found = _send(xrpc, credential, media, service)

    def look() -> float:
        nonlocal found
        if not found.get("blob") and not _has_failed(found):
            found = _status(xrpc, service, str(found.get("jobId", "")))
        return 0 if found.get("blob") or _has_failed(found) else PAUSE

    until_ready(look, PATIENCE)
    if not isinstance(found.get("blob"), dict):
        told = found.get("message") or found.get("error") or "the film could not be made ready"
        raise NetworkError(Trouble.MEDIA, f"{media.name}: {told}", permanent=True)
    return dict(found["blob"])


def _send(xrpc: Xrpc, credential: Credential, media: Media, service: str) -> dict[str, Any]:
    token = _permission(xrpc, credential)
    headers = {**bearer(token), "Content-Type": media.media_type, "Content-Length": str(media.size)}
    url = f"{service}/xrpc/app.bsky.video.uploadVideo"
    # The name counts for nothing there but has to be one; the digest says no more than the film itself.
    params = {"did": credential.account, "name": f"{media.sha256[:24]}.mp4"}
    wait = patience(media.size)
    with media.open() as film:
        return _job(xrpc.http.json("POST", url, headers=headers, params=params, content=film, timeout=wait))


def _permission(xrpc: Xrpc, credential: Credential) -> str:
    wishes = {
        "aud": f"did:web:{urlsplit(credential.server).hostname}",
        "lxm": "com.atproto.repo.uploadBlob",
        "exp": str(int(time.time()) + LASTS),
    }
    return str(xrpc.ask("com.atproto.server.getServiceAuth", credential.access, **wishes).get("token", ""))


def _status(xrpc: Xrpc, service: str, job: str) -> dict[str, Any]:
    return _job(xrpc.http.json("GET", f"{service}/xrpc/app.bsky.video.getJobStatus", params={"jobId": job}))


def _job(answer: Any) -> dict[str, Any]:
    """The job in an answer; the service has been seen to give it bare as well."""
    job = answer.get("jobStatus", answer) if isinstance(answer, dict) else None
    if not isinstance(job, dict) or not (job.get("jobId") or job.get("blob")):
        raise NetworkError(Trouble.NONSENSE, "the video service names no job")
    return job


def _has_failed(job: dict[str, Any]) -> bool:
    return job.get("state") == "JOB_STATE_FAILED"
