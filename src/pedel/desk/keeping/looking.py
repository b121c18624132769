"""Looking at an account on its network: its profile, its avatar, and when it last posted."""

from __future__ import annotations

import hashlib
from typing import Any

from django.utils import timezone

from pedel.desk.accounts.models import Account, Channel
from pedel.desk.channels.apps_of import app_for, connector_for
from pedel.desk.channels.connecting import picture
from pedel.desk.channels.using import broke, credential_of
from pedel.desk.record.acting import WORKER
from pedel.desk.record.permission import Conflict
from pedel.networks import NetworkError, UnknownNetworkError

from . import actions
from .comparing import changed
from .likeness import is_alike, likeness
from .models import Change, Sighting


def look(channel: Channel) -> Sighting:
    """Looks once, outside any transaction, and keeps what was seen; what changed elsewhere is told.

    What goes wrong at the network is kept as `trouble`; a connection that turns out broken is marked so.
    """
    account = channel.account
    try:
        seen = _seen(channel)
    except NetworkError as error:
        broke(account, error)
        return _kept(account, trouble=str(error.trouble))
    except UnknownNetworkError:
        return _kept(account, trouble="not_here")
    sighting = _kept(account, trouble="", **seen)
    compare(account, sighting)
    return sighting


def compare(account: Account, sighting: Sighting) -> None:
    """Holds what was seen against the baseline as it is now, and tells what is not as it was."""
    baseline = Channel.objects.values_list("baseline", flat=True).get(account=account)
    found = changed(baseline, sighting)
    known = Change.objects.filter(account=account, state__in=(Change.State.OPEN, Change.State.NOT_OURS))
    if found or known.exists():
        try:
            actions.notice(WORKER, account, found=found)
        except Conflict:
            return  # nothing new


def _seen(channel: Channel) -> dict[str, Any]:
    account, connector = channel.account, connector_for(channel.account)
    credential = credential_of(channel)
    profile = connector.profile(credential)
    newest = connector.newest(credential)
    data = picture(profile, app_for(account.network))
    shown = {name: getattr(profile, name) for name in ("id", "handle", "name", "bio", "url")}
    digest = hashlib.sha256(data).hexdigest() if data else ""
    seen: dict[str, Any] = {"shown": {**shown, "avatar": digest}, "likeness": likeness(data) if data else ""}
    if newest is not None:
        seen["newest_at"] = min(newest, timezone.now())
    if digest and digest == channel.baseline.get("avatar"):
        seen["known_likeness"] = seen["likeness"]
    return {**seen, "is_official": _is_official(account, seen["likeness"])}


def _is_official(account: Account, there: str) -> bool | None:
    """Whether the avatar there is the one in the register; None where one of them cannot be had."""
    if not account.avatar or not there:
        return None
    try:
        with account.avatar.open() as file:
            here = likeness(file.read())
    except OSError:
        return None
    return is_alike(here, there) if here else None


def _kept(account: Account, **seen: Any) -> Sighting:
    seen["looked_at"] = timezone.now()
    return Sighting.objects.update_or_create(account=account, defaults=seen)[0]
