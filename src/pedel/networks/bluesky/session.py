"""Signing in with an app password, and staying signed in without it.

Lexicons `com.atproto.server.createSession`, `refreshSession` and `deleteSession`. Lifetimes stand in the
tokens themselves; @atproto/pds 0.5.35 gives 2 hours of access and 90 days of refreshing, anew at each
refresh.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from ..connector import Credential
from ..errors import NetworkError, Trouble
from .xrpc import Xrpc

WHOLE_ACCOUNT = "com.atproto.access"
"""The scope of a session that the account's own password opened (`auth-scope.ts` of @atproto/pds)."""


def sign_in(xrpc: Xrpc, handle: str, secret: str) -> Credential:
    """A session; the password goes no further.

    SCOPE when it is the account's own password: that one opens everything, and nobody but the account's
    holder should ever type it. ACCOUNT when the account is not active.
    """
    body = {"identifier": handle.removeprefix("@"), "password": secret}
    answer = xrpc.tell("com.atproto.server.createSession", body=body)
    found = credential(answer, xrpc.server)
    if claims(found.access).get("scope") == WHOLE_ACCOUNT:
        sign_out(xrpc, found)
        detail = "this is the account's own password; make an app password for the desk and use that one"
        raise NetworkError(Trouble.SCOPE, detail, permanent=True)
    if answer.get("active") is False:
        status = answer.get("status") or "not active"
        raise NetworkError(Trouble.ACCOUNT, f"the account is {status}", permanent=True)
    return found


def renew(xrpc: Xrpc, old: Credential) -> Credential:
    """The same session with fresh tokens. The old refresh token stays where no new one comes."""
    answer = xrpc.tell("com.atproto.server.refreshSession", old.refresh)
    return old.renewed(credential(answer, old.server))


def sign_out(xrpc: Xrpc, old: Credential) -> None:
    """Ends the session at the server; one that has ended already counts as ended."""
    try:
        xrpc.tell("com.atproto.server.deleteSession", old.refresh)
    except NetworkError as error:
        if error.trouble is not Trouble.TOKEN:
            raise


def credential(answer: Mapping[str, Any], server: str) -> Credential:
    """The credential in an answer; NONSENSE where it holds none."""
    access = answer.get("accessJwt")
    if not isinstance(access, str) or not access:
        raise NetworkError(Trouble.NONSENSE, "the answer holds no session")
    refresh = str(answer.get("refreshJwt") or "")
    return Credential(
        access,
        refresh,
        expires_at=end(access),
        ends_at=end(refresh),
        account=str(answer.get("did") or ""),
        server=server,
        extra={"handle": str(answer.get("handle") or "")},
    )


def claims(token: str) -> Mapping[str, Any]:
    """What a token says of itself, unverified: the server checks it. Empty where it cannot be read."""
    try:
        body = token.split(".")[1]
        found = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    except (IndexError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def end(token: str) -> datetime | None:
    """When a token ends (RFC 7519, `exp`), as far as it says."""
    found = claims(token).get("exp")
    try:
        return datetime.fromtimestamp(found, UTC) if isinstance(found, int) else None
    except (OverflowError, OSError, ValueError):
        return None
