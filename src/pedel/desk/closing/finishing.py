"""Closing as a whole: first the desk's own, in one piece, then the connection with the network."""

from __future__ import annotations

from pedel.desk.channels.parting import disconnect
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Conflict

from . import actions
from .models import Closing


def finish(by: Actor, closing: Closing, anyway: str = "") -> str:
    """Closes the account and ends its connection; asked for outside any transaction.

    Gives "" when the network has ended it too or there was none, else why it has not (see
    `channels.parting.disconnect`): then somebody does that on the network by hand.
    """
    actions.close(by, closing, anyway=anyway)
    try:
        return disconnect(by, closing.account)
    except Conflict:
        return ""  # it was not connected
