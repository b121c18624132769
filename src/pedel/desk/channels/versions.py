"""Versions of networks' interfaces that end: said in time, since a post cannot go out on one that has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from pedel import networks
from pedel.desk.accounts.models import Channel
from pedel.networks import Connector, Version

from .apps_of import app_for

DAYS = 60
"""Days before its end at which it is said: time for a change of settings, or for a new Pedel. Ours."""


def ending(connector: Connector, day: date | None = None) -> Version | None:
    """The version in use when it ends soon, or has ended; else None."""
    version = connector.version
    if version is None or version.ends is None:
        return None
    return version if (version.ends - (day or timezone.localdate())).days <= DAYS else None


def all_ending() -> Iterator[tuple[str, Version]]:
    """The networks that some account is connected to, with the version of theirs that ends soon."""
    used = Channel.objects.exclude(state=Channel.State.NOT_CONNECTED)
    for name in sorted(set(used.values_list("account__network", flat=True))):
        if networks.connects(name) and (version := ending(networks.connector(name, app_for(name)))):
            yield name, version
