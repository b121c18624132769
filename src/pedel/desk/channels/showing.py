"""What pages and API say of a channel: never what opens it."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from pedel import networks
from pedel.desk.accounts import networks as register
from pedel.desk.accounts.models import Account, Channel

from . import words
from .apps_of import connector_for
from .connection import differences
from .guide import guide
from .versions import ending

SOON = 14
"""Days before the end of a connection at which it is said that it ends."""


def facts(channel: Channel) -> dict[str, Any]:
    """Everything about a channel that may be shown."""
    account = channel.account
    connector = connector_for(account) if networks.connects(account.network) else None
    is_live = channel.state != Channel.State.NOT_CONNECTED
    missing = words.missing(connector, channel.scopes) if connector else []
    left = days_left(channel)
    return {
        "channel": channel,
        "account": account,
        "network": register.title(account.network),
        "way": connector.way if connector else "",
        "guide": guide(account.network),
        "asks": words.abilities(connector.scopes) if connector else [],
        "abilities": words.abilities(channel.scopes),
        "missing": missing,
        "differences": _differences(channel) if is_live else [],
        "why": words.broken(channel.trouble) if channel.state == Channel.State.BROKEN else "",
        "days_left": left,
        "is_well": channel.state == Channel.State.CONNECTED and left is None and not missing,
        "is_left_open": is_live and account.state == Account.State.CLOSED,
        "version": ending(connector) if connector and is_live else None,
    }


def days_left(channel: Channel) -> int | None:
    """Days until the connection ends, when that is soon."""
    if channel.state != Channel.State.CONNECTED or channel.ends_at is None:
        return None
    if channel.account.state == Account.State.CLOSED:
        return None  # nobody is to connect it again
    days = (timezone.localtime(channel.ends_at).date() - timezone.localdate()).days
    return max(days, 0) if days <= SOON else None


def _differences(channel: Channel) -> list[dict[str, Any]]:
    account = channel.account
    return [
        {"field": account._meta.get_field(name).verbose_name, "here": getattr(account, name), "there": there}
        for name in differences(account, channel.baseline)
        for there in [channel.baseline[name]]
    ]
