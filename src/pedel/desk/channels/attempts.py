"""Somebody on their way to a network and back: bound to their session, the account and ten minutes.

What has to be remembered stays in the session on the server, sealed; only a digest of the state, which the
network carries along (RFC 6749, 10.12), says which attempt it belongs to. Each works once.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account

from . import sealing

KEY = "connecting"
LAST = 600
"""Seconds from setting out to coming back: signing in there with a second factor takes a few minutes."""
AT_ONCE = 5
"""Attempts of one session at a time: as many windows as somebody may have open."""

LOST = _(
    "You came back on a way that did not begin in this browser, that was used before, or that "
    "began more than ten minutes ago. Nothing was connected. Begin again on the account's page."
)


class UnknownWayError(Exception):
    """Somebody came back whom this session did not send out; the message is for them."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """Where somebody goes to connect which account, and what the connector needs when they are back."""

    account: int
    network: str
    url: str = field(repr=False)
    memory: Mapping[str, str] = field(repr=False)


def new_state() -> str:
    """A state that nobody can guess: 256 bits."""
    return secrets.token_urlsafe(32)


def remember(session: Any, person: Any, state: str, attempt: Attempt) -> None:
    """Keeps an attempt until it comes back; one for the same account takes the place of an earlier one."""
    facts = {
        "account": attempt.account,
        "network": attempt.network,
        "url": attempt.url,
        "memory": dict(attempt.memory),
    }
    others = {digest: kept for digest, kept in _live(session).items() if kept["account"] != attempt.account}
    newest = dict(list(others.items())[-(AT_ONCE - 1) :])
    newest[_digest(state)] = {
        "account": attempt.account,
        "person": person.pk,
        "until": time.time() + LAST,
        "sealed": sealing.seal_facts(facts),
    }
    session[KEY] = newest


def waiting(session: Any, account: Account) -> Attempt | None:
    """The attempt that is under way for an account."""
    found = [kept for kept in _live(session).values() if kept["account"] == account.pk]
    way = _opened(found[-1]) if found else None
    return way if way and way.network == account.network else None


def take(session: Any, person: Any, state: str) -> Attempt:
    """The attempt that somebody comes back from, which is over with it. Raises UnknownWayError."""
    live = _live(session)
    kept = live.pop(_digest(state), None)
    session[KEY] = live
    # At once, and not when the page is answered: nobody may use the same state while we ask the network.
    session.save()
    attempt = _opened(kept) if kept and kept["person"] == person.pk else None
    if attempt is None:
        raise UnknownWayError(LOST)
    return attempt


def _opened(kept: Mapping[str, Any]) -> Attempt | None:
    try:
        return Attempt(**sealing.open_facts(kept["sealed"]))
    except sealing.NoKeyError:
        return None  # the keys were rotated meanwhile


def _live(session: Any) -> dict[str, Any]:
    now = time.time()
    return {digest: kept for digest, kept in session.get(KEY, {}).items() if kept["until"] > now}


def _digest(state: str) -> str:
    return hashlib.sha256(state.encode()).hexdigest()
