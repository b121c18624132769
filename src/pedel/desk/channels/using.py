"""What others ask of a channel: its credential, fresh enough to be used now, and telling that it broke."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from pedel.desk.accounts.models import Account, Channel
from pedel.desk.record.acting import WORKER
from pedel.desk.record.permission import Conflict
from pedel.networks import Credential, NetworkError, Trouble

from . import actions
from .apps_of import connector_for
from .refreshing import opened, refreshed

BREAKS = (Trouble.TOKEN, Trouble.SCOPE, Trouble.ACCOUNT)
"""Troubles that trying again does not mend: somebody has to connect the account anew."""
ENOUGH = timedelta(minutes=2)
"""How long access must still last for one use. Ours."""


def credential_of(channel: Channel) -> Credential:
    """What opens the account, refreshed where its access is about to end. Asked for outside any transaction.

    NetworkError TOKEN, permanent, when the account is not connected or its connection is broken (one that
    turns out so just now is marked); another one, not permanent, when it could not be refreshed or opened
    just now. Nothing went out in any of these cases.
    """
    channel.refresh_from_db()
    if channel.state != Channel.State.CONNECTED:
        raise NetworkError(Trouble.TOKEN, "the account is not connected", permanent=True)
    credential = opened(channel)
    if credential.expires_at is None or credential.expires_at > timezone.now() + ENOUGH:
        return credential
    return fresh(channel, credential)


def fresh(channel: Channel, known: Credential) -> Credential:
    """A credential newer than the one that is known; what cannot be refreshed any more is marked broken."""
    try:
        return refreshed(channel, known)
    except NetworkError as error:
        if error.trouble in BREAKS:
            _mark(channel.account, error)
        raise


def broke(account: Account, error: NetworkError) -> bool:
    """Marks the account's channel as broken and tells who keeps it, once; asked for outside any transaction.

    False for what will pass by itself, and where a refresh mends it (access can end before its time) or the
    connection as it is now opens the account all the same.
    """
    if error.trouble not in BREAKS or (error.trouble == Trouble.TOKEN and _mended(account)):
        return False
    _mark(account, error)
    return True


def _mended(account: Account) -> bool:
    channel = Channel.objects.filter(account=account, state=Channel.State.CONNECTED).first()
    if channel is None:
        return False
    try:
        known = opened(channel)
        if channel.expires_at is None or refreshed(channel, known) == known:
            # Perhaps somebody has connected it anew since what failed set out.
            connector_for(account).profile(known)
        return True
    except NetworkError as error:
        return error.trouble not in BREAKS  # whether it broke is not known yet; the next use tells


def _mark(account: Account, error: NetworkError) -> None:
    try:
        actions.broken(WORKER, account, trouble=str(error.trouble), detail=error.detail)
    except Conflict:
        return  # it is known already, or somebody has disconnected it meanwhile
