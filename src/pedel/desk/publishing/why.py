"""Why a delivery has not gone out: everything that keeps it now, each with where to do something about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pedel import networks
from pedel.desk.accounts.models import Account, Channel
from pedel.desk.approvals import readiness
from pedel.desk.braking import stops
from pedel.desk.drafts import content as contents

from .models import Delivery
from .words import explain

State = Delivery.State
AHEAD = (State.QUEUED, State.LEASED)


@dataclass(frozen=True, slots=True)
class Wait:
    """One reason: a code of `words.TROUBLES` (or "due"), a sentence, and where to go with it."""

    code: str
    text: Any
    url: str = ""


def waits(delivery: Delivery) -> list[Wait]:
    """Why it has not gone out; empty for what is out, called off, or on its way this moment."""
    if delivery.state in AHEAD:
        return [*_kept(delivery), *_not_yet(delivery)]
    if delivery.state in (State.FAILED, State.MISSED, State.UNKNOWN):
        return [_told(delivery.trouble or "late"), *_kept(delivery)]
    return []


def _kept(delivery: Delivery) -> Iterator[Wait]:
    """What would keep it now, whatever its time."""
    for stop in stops(contents.read(delivery.revision), delivery.account):
        yield Wait(stop.code, stop.text, stop.url)
    if connection := not_connected(delivery.account):
        yield _told(connection, _channel(delivery.account))
    found = readiness.ready_to_send(delivery.revision)
    if not found.ok:
        yield Wait("not_ready", found.why, reverse("draft", args=[delivery.revision.draft_id]))


def _not_yet(delivery: Delivery) -> Iterator[Wait]:
    now = timezone.now()
    if delivery.due_at > now:
        yield Wait("due", _("Its time has not come yet: %s.") % _moment(delivery.due_at))
    elif delivery.next_try_at > now:
        told = {"what": explain(delivery.trouble).title, "when": _moment(delivery.next_try_at)}
        yield Wait(delivery.trouble or "pace", _("%(what)s. The next try is at %(when)s.") % told)


def not_connected(account: Account) -> str:
    """The code of what is wrong with the account's connection; empty when it is well, or none is needed."""
    if not networks.connects(account.network):
        return "no_connector"
    if networks.connector(account.network).way == "none":
        return ""
    channel = getattr(account, "channel", None)
    if channel is None or channel.state == Channel.State.NOT_CONNECTED:
        return "not_connected"
    return (channel.trouble or "not_connected") if channel.state == Channel.State.BROKEN else ""


def _told(code: str, url: str = "") -> Wait:
    words = explain(code)
    return Wait(code, f"{words.title}. {words.what_to_do}", url)


def _channel(account: Account) -> str:
    try:
        return reverse("channel", args=[account.pk])
    except NoReverseMatch:
        return reverse("account", args=[account.pk])


def _moment(when: Any) -> str:
    return date_format(timezone.localtime(when), "DATETIME_FORMAT")
