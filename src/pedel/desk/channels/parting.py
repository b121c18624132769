"""Disconnecting: what opens the account is erased here first, and then ended at the network."""

from __future__ import annotations

from pedel.desk.accounts.models import Account
from pedel.desk.record.acting import Actor
from pedel.networks import Connector, NetworkError, UnknownNetworkError

from . import actions, sealing
from .apps_of import connector_for

NO_KEY = "no_key"
NO_WAY = "no_way"


def disconnect(by: Actor, account: Account) -> str:
    """Ends the connection of an account. Gives "" when the network has ended it too, else why it has not:
    a code of `pedel.networks.Trouble`, "no_key" where the desk could no longer open it itself, "no_way" where
    the network has no way to be told.
    """
    sealed = actions.disconnected(by, account)
    if not sealed:
        return ""
    trouble = end_at_network(account, sealed)
    actions.revoked(by, account, trouble=trouble)
    return trouble


def end_at_network(account: Account, sealed: str) -> str:
    """Tells the network that the desk no longer uses an account; gives what `disconnect` gives. Outside any
    transaction.
    """
    try:
        connector = connector_for(account)
        if connector.way != "none" and type(connector).revoke is Connector.revoke:
            return NO_WAY
        connector.revoke(sealing.open_(sealed, account))
    except NetworkError as error:
        return str(error.trouble)
    except (sealing.NoKeyError, UnknownNetworkError):
        return NO_KEY
    return ""
