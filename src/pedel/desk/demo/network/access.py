"""Who asks, and what they may: tokens and their scopes."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from .asking import Asked, Refused
from .store import Row, Store

SCOPES = frozenset(
    "profile read write read:accounts read:statuses write:accounts write:statuses write:media".split()
)


@dataclass(frozen=True, slots=True)
class Caller:
    """Whoever asks: the account, and the app that asks for it."""

    account: Row
    client_id: str


def caller(store: Store, asked: Asked, needs: str) -> Caller:
    """Who asks, if the token is known and allows what is needed ("write:statuses")."""
    token = store.one("SELECT * FROM tokens WHERE token = ?", asked.token)
    if token is None:
        raise Refused(401, "The access token is invalid")
    if token["is_revoked"]:
        raise Refused(401, "The access token was revoked")
    scopes = token["scopes"].split()
    if needs not in scopes and needs.partition(":")[0] not in scopes:
        raise Refused(403, "This action is outside the authorized scopes")
    account = store.one("SELECT * FROM accounts WHERE id = ?", token["account_id"])
    assert account
    if account["is_disabled"]:
        raise Refused(403, "Your login is currently disabled")
    return Caller(account, token["client_id"])


def give_token(store: Store, client_id: str, account_id: int, scopes: str) -> str:
    made = secrets.token_urlsafe(32)
    store.put("tokens", token=made, client_id=client_id, account_id=account_id, scopes=scopes)
    return made
