"""Talking to a server of the AT Protocol, and what its refusals mean.

Names of errors: AT Protocol specification, "HTTP API (XRPC)", "Error Responses", and `auth-verifier.ts` and
`api/com/atproto` of @atproto/pds 0.5.35, which is also the server of the tests.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

import httpx

from ..connector import App
from ..errors import NetworkError, Trouble
from ..http import Http, decoded, error_for, message

NAMES = {
    "ExpiredToken": Trouble.TOKEN,
    "InvalidToken": Trouble.TOKEN,
    "AuthMissing": Trouble.TOKEN,
    "AuthenticationRequired": Trouble.TOKEN,
    "AuthFactorTokenRequired": Trouble.SCOPE,
    "InsufficientScope": Trouble.SCOPE,
    "ScopeMissingError": Trouble.SCOPE,
    "AccountTakedown": Trouble.ACCOUNT,
    "AccountSuspended": Trouble.ACCOUNT,
    "AccountDeactivated": Trouble.ACCOUNT,
    "AccountNotFound": Trouble.ACCOUNT,
    "RepoNotFound": Trouble.ACCOUNT,
    "RepoTakendown": Trouble.ACCOUNT,
    "RepoSuspended": Trouble.ACCOUNT,
    "RepoDeactivated": Trouble.ACCOUNT,
    "RecordNotFound": Trouble.GONE,
    "InvalidSwap": Trouble.DOUBLE,
    "BlobNotFound": Trouble.MEDIA,
    "InvalidMimeType": Trouble.MEDIA,
    "PayloadTooLarge": Trouble.MEDIA,
}
"""What the name of an error means; other names go by the status."""

WORDS = (
    (r"could not (find|locate) (account|repo)", Trouble.ACCOUNT),
    (r"could not locate record", Trouble.GONE),
    (r"too (big|long)\b.*\btext$|\btext must not be longer", Trouble.TOO_LONG),
    (r"\b(image|images|video|thumb|blob|captions)\b", Trouble.MEDIA),
)
"""An InvalidRequest has no name of its own; its sentence tells which field it is about
(`$.record.text`; older servers: `Record/text`)."""


class XrpcHttp(Http):
    """HTTP whose refusals carry a name."""

    def refusal(self, answer: httpx.Response, *, is_post: bool = False) -> NetworkError:
        usual = error_for(answer, is_post=is_post)
        name = error_name(answer)
        if answer.status_code >= 500 or usual.trouble is Trouble.RATE or not (name or usual.permanent):
            return usual
        trouble = NAMES.get(name) or _by_words(name, usual)
        detail = f"{name}: {message(answer)}" if name else usual.detail
        if trouble is Trouble.DOUBLE:
            return NetworkError(trouble, detail, outcome="unknown" if is_post else "definite")
        return NetworkError(trouble, detail, permanent=name != "BlobNotFound")


class Xrpc:
    """One server. `token` goes along where it is given; it is never part of an error."""

    def __init__(self, app: App, server: str) -> None:
        self.http = XrpcHttp(app)
        self.server = server.rstrip("/")

    def ask(self, method: str, token: str = "", **params: str) -> dict[str, Any]:
        """The answer to a query."""
        return self.send("GET", method, params=params, headers=bearer(token))

    def tell(
        self, method: str, token: str = "", body: Mapping[str, Any] | None = None, *, is_post: bool = False
    ) -> dict[str, Any]:
        """The answer to a procedure; {} where it has nothing to say."""
        wishes = {} if body is None else {"json": body}
        return self.send("POST", method, is_post=is_post, headers=bearer(token), **wishes)

    def send(self, verb: str, method: str, *, is_post: bool = False, **wishes: Any) -> dict[str, Any]:
        """One request, with httpx's own `wishes`; NONSENSE where the answer is no object."""
        answer = self.http.json(verb, self.url(method), is_post=is_post, **wishes)
        if not isinstance(answer, dict):
            outcome: Literal["definite", "unknown"] = "unknown" if is_post else "definite"
            raise NetworkError(Trouble.NONSENSE, "the answer is no object", outcome=outcome)
        return answer

    def url(self, method: str) -> str:
        return f"{self.server}/xrpc/{method}"


def bearer(token: str) -> dict[str, str]:
    """The header that carries a token; none without one."""
    return {"Authorization": f"Bearer {token}"} if token else {}


def patience(size: int) -> httpx.Timeout:
    """How long a server may take to answer to so many bytes: 30 seconds, and one for each 400,000. Ours."""
    return httpx.Timeout(30 + size / 400_000, connect=10)


def error_name(answer: httpx.Response) -> str:
    """The name in a refusal ("ExpiredToken"); empty where it has none."""
    try:
        body = decoded(answer)
    except NetworkError:
        return ""
    name = body.get("error") if isinstance(body, Mapping) else None
    return name if isinstance(name, str) and name.isalnum() else ""


def _by_words(name: str, usual: NetworkError) -> Trouble:
    if name != "InvalidRequest":
        return usual.trouble
    return next(
        (trouble for pattern, trouble in WORDS if re.search(pattern, usual.detail, re.IGNORECASE)),
        usual.trouble,
    )
