"""Credentials as the database keeps them: encrypted, so that a copy of it opens no account.

Fernet (AES-128-CBC with HMAC-SHA-256) of the library `cryptography`; the newest key of the settings seals,
every one of them opens. What is sealed names its account and network, so nobody who may write to the database
makes one account's credential open another, and no network is ever shown what belongs to another one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from pedel.desk.accounts.models import Account
from pedel.networks import Credential

from .keyring import is_key, keys

TIMES = ("expires_at", "ends_at")


class NoKeyError(Exception):
    """No key of the settings opens this, or there is none at all. Says nothing of what it holds."""

    def __init__(self) -> None:
        super().__init__("no key in the settings of the desk opens this")


def seal(credential: Credential, account: Account) -> str:
    """An account's credential, unreadable without the keys. NoKeyError where there is no key.

    Whoever writes it into a row holds that row's lock while sealing: see `resealed`.
    """
    said = {field.name: getattr(credential, field.name) for field in fields(credential)}
    times = {name: said[name].isoformat() for name in TIMES if said[name]}
    return seal_facts({"of": _of(account), **said, **times, "extra": dict(credential.extra)})


def open_(sealed: str, account: Account) -> Credential:
    """The credential that `seal` was given for this account on this network; NoKeyError where no key opens
    it, or where it is another one's.
    """
    said = open_facts(sealed)
    if said.pop("of", None) != _of(account):
        raise NoKeyError
    times = {name: datetime.fromisoformat(said[name]) for name in TIMES if said[name]}
    return Credential(**{**said, **times, "scopes": tuple(said["scopes"])})


def seal_facts(facts: Any) -> str:
    """Anything that JSON holds, sealed: also what is remembered while somebody connects."""
    return _box(keys()).encrypt(json.dumps(facts).encode()).decode()


def open_facts(sealed: str) -> Any:
    """What `seal_facts` was given; NoKeyError where no key opens it."""
    try:
        return json.loads(_box(keys()).decrypt(sealed.encode()))
    except InvalidToken:
        raise NoKeyError from None


def sealed_at(sealed: str) -> datetime:
    """When a credential was taken in; sealing it anew under another key leaves that as it was."""
    try:
        return datetime.fromtimestamp(_box(keys()).extract_timestamp(sealed.encode()), UTC)
    except InvalidToken:
        raise NoKeyError from None


def resealed(sealed: str) -> str:
    """The same under the newest key.

    Who seals holds the lock of the row and reads the keys under it. A rotation locks each row after the new
    key stands in the settings, so it misses nothing that was sealed with an old one meanwhile.
    """
    try:
        return _box(keys()).rotate(sealed.encode()).decode()
    except InvalidToken:
        raise NoKeyError from None


def opens(sealed: str, given: Iterable[str]) -> bool:
    """Whether one of these keys opens it."""
    try:
        _box(given).decrypt(sealed.encode())
    except (InvalidToken, NoKeyError):
        return False
    return True


def _of(account: Account) -> list[Any]:
    return [account.pk, account.network]


def _box(given: Iterable[str]) -> MultiFernet:
    if not (usable := [Fernet(key) for key in given if is_key(key)]):
        raise NoKeyError
    return MultiFernet(usable)
