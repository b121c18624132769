"""Refreshing access before it ends: one at a time for each channel, over several workers.

Whoever refreshes has a lease on the row, talks to the network outside any transaction, and writes down at
once what came: many networks take a refresh token only once. It is no entry of the record, which would
hold little else: access of two hours is refreshed twelve times a day.
"""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from pedel.desk.accounts.models import Channel
from pedel.networks import Credential, NetworkError, Trouble

from . import sealing
from .apps_of import connector_for

LEASE = timedelta(minutes=3)
"""Longer than a network is given to answer; after it another worker may try."""
PATIENCE = 40.0
"""Seconds to wait for another one who refreshes: longer than a network is given to answer."""
LOOK_EVERY = 0.1
EARLY = 10
"""A refresh is due when a tenth of the life is left: minutes of an hour, days of two months. Ours."""


def opened(channel: Channel) -> Credential:
    """The credential as the row holds it. NetworkError UNREACHABLE where no key of the settings opens it:
    that is mended in the settings, and is no reason to connect anew.
    """
    try:
        return sealing.open_(channel.sealed, channel.account)
    except sealing.NoKeyError as error:
        raise NetworkError(Trouble.UNREACHABLE, str(error)) from None


def is_due(channel: Channel, credential: Credential) -> bool:
    """Whether access ends soon enough, for as long as it lasts, to refresh it now."""
    if credential.expires_at is None:
        return False
    life = credential.expires_at - sealing.sealed_at(channel.sealed)
    return credential.expires_at - timezone.now() <= life / EARLY


def refreshed(channel: Channel, known: Credential) -> Credential:
    """A credential newer than the one that is known, by this worker or another one who is at it.

    NetworkError where that fails. Asked for outside any transaction.
    """
    if (lease := _leased(channel)) is None:
        return _by_another(channel, known)
    try:
        return _refresh(channel, known)
    finally:
        Channel.objects.filter(pk=channel.pk, refreshing_until=lease).update(refreshing_until=None)


def _leased(channel: Channel) -> datetime | None:
    now = timezone.now()
    free = Q(refreshing_until=None) | Q(refreshing_until__lte=now)
    rows = Channel.objects.filter(free, pk=channel.pk, state=Channel.State.CONNECTED)
    return now + LEASE if rows.update(refreshing_until=now + LEASE) else None


def _refresh(channel: Channel, known: Credential) -> Credential:
    row = Channel.objects.select_related("account").get(pk=channel.pk)
    if (kept := opened(row)) != known:
        return kept  # another one was just before us
    try:
        fresh = connector_for(row.account).refresh(kept)
    except NetworkError:
        row.refresh_from_db()
        if row.sealed and (newer := opened(row)) != kept:
            return newer  # our lease ran out, and another one refreshed or connected it meanwhile
        raise
    if fresh == kept:  # this network refreshes nothing: the connection ends with its access
        Channel.objects.filter(pk=row.pk, ends_at=None).update(ends_at=row.expires_at)
        return kept
    return _keep(row, kept, fresh)


def _keep(channel: Channel, used: Credential, fresh: Credential) -> Credential:
    """Writes down the fresh credential, unless the one it came from has been replaced; gives what holds."""
    with transaction.atomic():
        row = Channel.objects.select_for_update().get(pk=channel.pk)
        if not row.sealed:
            raise _not_connected()
        if (kept := opened(row)) != used:
            return kept
        row.sealed, row.scopes = sealing.seal(fresh, row.account), list(fresh.scopes)
        row.expires_at, row.ends_at = fresh.expires_at, fresh.ends_at
        row.save(update_fields=["sealed", "scopes", "expires_at", "ends_at"])
    return fresh


def _by_another(channel: Channel, known: Credential) -> Credential:
    """Waits for whoever has the lease."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        row = Channel.objects.get(pk=channel.pk)
        if row.state != Channel.State.CONNECTED:
            raise _not_connected()
        if (newer := opened(row)) != known:
            return newer
        if row.refreshing_until is None or row.refreshing_until <= timezone.now():
            break  # they did not succeed
        time.sleep(LOOK_EVERY)
    raise NetworkError(Trouble.UNREACHABLE, "another worker could not refresh the connection")


def _not_connected() -> NetworkError:
    return NetworkError(Trouble.TOKEN, "the account is not connected", permanent=True)
