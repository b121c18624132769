"""What signing in with OAuth 2 has in common on several networks (RFC 6749), with PKCE (RFC 7636)."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import httpx

from .connector import Consent, Credential
from .errors import NetworkError, Trouble
from .http import Http, error_for, message
from .understanding import body_of, without_word

OVER = ("invalid_grant", "invalid_token")
"""Errors of a token endpoint that say: the code or refresh token is over (RFC 6749, 5.2; RFC 6750, 3.1)."""


def verifier() -> str:
    """A code verifier: 86 characters that nobody can guess (RFC 7636, 4.1: 43 to 128)."""
    return secrets.token_urlsafe(64)


def challenge(of: str) -> str:
    """The S256 challenge of a code verifier (RFC 7636, 4.2)."""
    return base64.urlsafe_b64encode(hashlib.sha256(of.encode()).digest()).decode().rstrip("=")


def address(url: str, query: Mapping[str, str]) -> str:
    """A page with its query."""
    return f"{url}?{urlencode(query)}"


def with_pkce(page: str, query: Mapping[str, str]) -> Consent:
    """The way to a page that asks for consent; the verifier is its memory, only the challenge is shown."""
    secret = verifier()
    proof = {"code_challenge": challenge(secret), "code_challenge_method": "S256"}
    return Consent(address(page, {"response_type": "code", **query, **proof}), {"verifier": secret})


def exchange(redirect: str, answer: Mapping[str, str], memory: Mapping[str, str]) -> dict[str, str]:
    """What a token endpoint wants for the code that somebody came back with, and its verifier."""
    return {
        "grant_type": "authorization_code",
        "code": code(answer),
        "redirect_uri": redirect,
        "code_verifier": memory.get("verifier", ""),
    }


def code(answer: Mapping[str, str]) -> str:
    """The code somebody came back with; SCOPE where they said no, NONSENSE where there is none."""
    if error := answer.get("error"):
        said = answer.get("error_description") or error
        raise NetworkError(Trouble.SCOPE, said, permanent=True)
    if not answer.get("code"):
        raise NetworkError(Trouble.NONSENSE, "came back without a code", permanent=True)
    return answer["code"]


class Tokens(Http):
    """Talks to a token endpoint: `over` are its errors that mean that somebody has to connect anew."""

    over: tuple[str, ...] = OVER

    def refusal(self, answer: httpx.Response, *, is_post: bool = False) -> NetworkError:
        """TOKEN when what was shown is over; REFUSED when the app itself is not what the network knows."""
        if answer.status_code not in (400, 401, 403):
            return error_for(answer, is_post=is_post)
        if strange := without_word(answer):
            return strange
        word = str((body_of(answer) or {}).get("error") or "")
        trouble = Trouble.TOKEN if word in self.over else Trouble.REFUSED
        return NetworkError(
            trouble, f"{message(answer)} ({word})" if word else message(answer), permanent=True
        )

    def credential(self, url: str, form: Mapping[str, str], **wishes: Any) -> Credential:
        """What a token endpoint gives for a code or a refresh token."""
        said = self.json("POST", url, data=dict(form), **wishes)
        if not isinstance(said, Mapping) or not isinstance(said.get("access_token"), str):
            raise NetworkError(Trouble.NONSENSE, "no token in the answer")
        return Credential(
            access=said["access_token"],
            refresh=str(said.get("refresh_token") or ""),
            expires_at=_after(said.get("expires_in")),
            ends_at=_after(said.get("refresh_token_expires_in")),
            scopes=tuple(str(said.get("scope") or "").replace(",", " ").split()),
        )


def _after(seconds: Any) -> datetime | None:
    """The moment so many seconds from now; None where the answer does not say."""
    try:
        return datetime.now(UTC) + timedelta(seconds=float(seconds)) if seconds else None
    except (TypeError, ValueError, OverflowError):
        return None
