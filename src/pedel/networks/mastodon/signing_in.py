"""Letting the desk into an account: OAuth 2 with PKCE, at whatever server the account lives on.

After the pages "apps" and "oauth" of Mastodon's documentation. PKCE (S256) is known to Mastodon from 4.3 on
(mastodon/mastodon, pull request 31129); older servers overlook it. Mastodon.py knows no PKCE, so these few
requests are made here. A program registers itself at each server, so there is nothing to set up before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .. import oauth
from ..connector import App, Consent, Credential
from ..errors import NetworkError, Trouble
from ..http import Http
from . import NETWORK

SCOPES = ("read:accounts", "read:statuses", "write:statuses", "write:media")
"""The account's name and profile; what it posted (to look again); posting; pictures. Not `profile`, which
servers before 4.3 refuse and which `read:accounts` includes."""
NAME = "Pedel"


def begin(app: App, redirect: str, state: str, handle: str) -> Consent:
    """Registers the desk at the handle's server, and gives the address of its page for consent."""
    server = home(app, handle)
    client = _client(app, server, redirect)
    secret = oauth.verifier()
    query = {
        "response_type": "code",
        "client_id": client["client_id"],
        "redirect_uri": redirect,
        "scope": " ".join(SCOPES),
        "state": state,
        "code_challenge": oauth.challenge(secret),
        "code_challenge_method": "S256",
        "force_login": "true",
    }
    memory = {**client, "server": server, "verifier": secret}
    return Consent(oauth.address(f"{server}/oauth/authorize", query), memory)


def finish(app: App, redirect: str, answer: Mapping[str, str], memory: Mapping[str, str]) -> Credential:
    """The credential, still without the account's id. SCOPE where they said no, or not yes to all."""
    client = {name: memory[name] for name in ("client_id", "client_secret")}
    form = {
        "grant_type": "authorization_code",
        "code": oauth.code(answer),
        "redirect_uri": redirect,
        "code_verifier": memory["verifier"],
        "scope": " ".join(SCOPES),
        **client,
    }
    given = oauth.Tokens(app).credential(f"{memory['server']}/oauth/token", form)
    if missing := [scope for scope in SCOPES if not _covers(given.scopes, scope)]:
        raise NetworkError(Trouble.SCOPE, f"not allowed: {', '.join(missing)}", permanent=True)
    return replace(given, server=memory["server"], extra=client)


def revoke(app: App, credential: Credential, server: str) -> None:
    """Ends the token at the server; nothing for a token that was not given to this desk's own client."""
    if not {"client_id", "client_secret"} <= set(credential.extra):
        return
    client = {name: credential.extra[name] for name in ("client_id", "client_secret")}
    Http(app).json("POST", f"{server}/oauth/revoke", data={**client, "token": credential.access})


def home(app: App, handle: str) -> str:
    """The address of the server where an account lives: the institution's own, or the handle's."""
    if app.url:
        return app.url.rstrip("/")
    if not NETWORK.is_handle(handle):
        raise NetworkError(Trouble.REFUSED, f"{handle!r} names no server", permanent=True)
    return f"https://{handle.partition('@')[2]}"


def _client(app: App, server: str, redirect: str) -> dict[str, str]:
    """The desk's registration at a server: the one that is set, or a new one."""
    if app.client_id:
        return {"client_id": app.client_id, "client_secret": app.client_secret}
    form = {"client_name": NAME, "redirect_uris": redirect, "scopes": " ".join(SCOPES)}
    try:
        given = Http(app).json("POST", f"{server}/api/v1/apps", data=form)
    except NetworkError as error:
        raise present(error) from error
    names = ("client_id", "client_secret")
    if not isinstance(given, Mapping) or not all(isinstance(given.get(name), str) for name in names):
        raise NetworkError(Trouble.NONSENSE, "no client in the answer")
    return {name: given[name] for name in names}


def present(error: NetworkError) -> NetworkError:
    """What a 404 means where there is nothing that could be gone: the server speaks another language."""
    if error.trouble != Trouble.GONE:
        return error
    return NetworkError(Trouble.NONSENSE, f"{error.detail}: no server of this kind", permanent=True)


def _covers(granted: Sequence[str], scope: str) -> bool:
    return scope in granted or scope.partition(":")[0] in granted
