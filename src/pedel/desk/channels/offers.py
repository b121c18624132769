"""What a network offered and nobody has said yes to yet: kept in the session for ten minutes, sealed."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from pedel.desk.accounts.models import Account
from pedel.networks import Profile

from . import sealing
from .attempts import LAST
from .connection import Connection

KEY = "offers"


def remember(session: Any, account: Account, connections: Sequence[Connection]) -> None:
    """Keeps what the network offered for an account, instead of what it offered before."""
    rows = [[sealing.seal(one.credential, account), asdict(one.profile)] for one in connections]
    session[KEY] = {str(account.pk): {"until": time.time() + LAST, "sealed": sealing.seal_facts(rows)}}


def offered(session: Any, account: Account) -> list[Connection]:
    """What was offered for an account; nothing when it is too long ago."""
    kept = session.get(KEY, {}).get(str(account.pk))
    if kept is None:
        return []
    if kept["until"] < time.time():
        forget(session)
        return []
    try:
        rows = sealing.open_facts(kept["sealed"])
        return [Connection(sealing.open_(sealed, account), Profile(**profile)) for sealed, profile in rows]
    except sealing.NoKeyError:
        return []  # the keys were rotated meanwhile, or the register has another network now


def forget(session: Any) -> None:
    """Lets go of what was offered."""
    session.pop(KEY, None)
