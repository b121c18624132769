"""Whether accounts are connected to their networks, and ending that.

Connecting stands on pages alone: somebody has to sign in at the network in a browser, or to type an app
password, and neither belongs into a program's hands.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from pedel.desk.accounts.models import Channel
from pedel.desk.record.acting import by
from pedel.desk.record.permission import must

from . import access
from .connection import differences
from .parting import disconnect

PREFIX = "/channels"
router = Router(tags=["channels"])


class ChannelOut(Schema):
    """An account's connection with its network; never what opens it.

    `state` is "not_connected", "connected" or "broken", with the code of the `trouble` and the network's own
    word for it. `differences` names what the network showed differently from the register when it was
    connected. `ends_at` is when somebody has to connect again, null where the network sets no end.
    """

    account: int
    state: str
    handle: str
    scopes: list[str]
    connected_at: datetime | None
    connected_by: int | None
    ends_at: datetime | None
    trouble: str
    detail: str
    broken_at: datetime | None
    differences: list[str]


class EndedOut(Schema):
    """Whether the network has ended the connection too; else the code of what kept it from that."""

    is_revoked: bool
    trouble: str


@router.get("/{int:account}", response=ChannelOut)
def get_channel(request: HttpRequest, account: int) -> Any:
    """An account's connection with its network."""
    channel = access.channel_for(by(request).person, account)
    must(access.may_keep(by(request), channel.account))
    return _out(channel)


@router.delete("/{int:account}", response=EndedOut)
def disconnect_channel(request: HttpRequest, account: int) -> Any:
    """Ends the connection: what opens the account is erased, and the network is told."""
    trouble = disconnect(by(request), access.account_for(by(request).person, account))
    return {"is_revoked": not trouble, "trouble": trouble}


def _out(channel: Channel) -> dict[str, Any]:
    shown = ("state", "scopes", "connected_at", "ends_at", "trouble", "detail", "broken_at")
    return {
        **{name: getattr(channel, name) for name in shown},
        "account": channel.account.pk,
        "handle": channel.baseline.get("handle", ""),
        "connected_by": channel.connected_by_id,
        "differences": differences(channel.account, channel.baseline),
    }
