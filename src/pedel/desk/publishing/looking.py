"""Looking at the network again: does the post still stand there as it was sent?"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from pedel.desk.accounts.models import Account, Channel
from pedel.desk.channels import using
from pedel.desk.channels.apps_of import connector_for
from pedel.desk.record.acting import WORKER
from pedel.desk.record.permission import Conflict
from pedel.networks import Connector, Credential, NetworkError, Receipt, Trouble, UnknownNetworkError

from . import actions
from .models import Delivery, Part

Seen = Delivery.Seen
AFTER = (timedelta(minutes=10), timedelta(days=1), timedelta(days=7), timedelta(days=30))
"""When a post is looked at after it went out, beside the first look at once. Ours, no network's."""
MOST, MOST_OF_ONE = 30, 5
"""Posts looked at in one run, and of one account: no network is asked more than it takes without notice."""
WAIT = timedelta(hours=1)
"""Until the next look where this one did not succeed. Ours."""
_LINK = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """What a look showed: the numbers of the parts that are gone and of those that read otherwise."""

    gone: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    shown: dict[int, str | None] = field(default_factory=dict)

    @property
    def seen(self) -> str:
        if self.gone:
            return str(Seen.GONE)
        return str(Seen.CHANGED if self.changed else Seen.AS_SENT)


def look_again() -> None:
    """Looks at every published post that is due for it, a few of each account at a time."""
    of_account: Counter[int] = Counter()
    for delivery in _due()[: MOST * 4]:
        if sum(of_account.values()) == MOST:
            return
        if of_account[delivery.account_id] < MOST_OF_ONE:
            of_account[delivery.account_id] += 1
            look(delivery)


def look(delivery: Delivery) -> None:
    """Looks at one post now and writes down what it shows; a change is told once."""
    try:
        found = _looked(delivery)
    except (NetworkError, UnknownNetworkError) as error:
        _later(delivery, error)
        return
    at = timezone.now()
    Delivery.objects.filter(pk=delivery.pk).update(next_look_at=next_look(delivery, at))
    for number, text in found.shown.items():
        Part.objects.filter(delivery=delivery, number=number).update(shown=text)
    _write(delivery, found, at)


def next_look(delivery: Delivery, now: datetime) -> datetime | None:
    """When it is looked at next; None when that was the last time."""
    went_out = delivery.ended_at or now
    return next((went_out + wait for wait in AFTER if went_out + wait > now), None)


def is_same(sent: str, shown: str, before: str | None) -> bool:
    """Whether a network shows what was sent.

    Networks rewrite links and white space, so at the first look those are left out of account; what was seen
    then is what later looks are held against, to the character.
    """
    return shown == before if before is not None else _plain(sent) == _plain(shown)


def _due() -> QuerySet[Delivery]:
    known = Part.objects.filter(delivery=OuterRef("pk")).exclude(remote_id="")
    rows = Delivery.objects.filter(state=Delivery.State.PUBLISHED, next_look_at__lte=timezone.now())
    rows = rows.filter(Exists(known))  # without the network's id there is nothing to look for
    rows = rows.select_related("account__unit", "account__channel", "revision__draft__author")
    return rows.prefetch_related("parts").order_by("next_look_at")


def _looked(delivery: Delivery) -> Found:
    """Asks the network about each part. Outside any transaction."""
    connector = connector_for(delivery.account)
    credential = credential_for(delivery.account, connector)
    found, was_changed = Found(), delivery.seen == Seen.CHANGED
    for part in delivery.parts.all():
        if not part.remote_id:
            continue
        seen = connector.look(credential, receipt_of(part))
        if seen is None:
            found.gone.append(part.number)
            continue
        found.shown[part.number] = seen.text
        if seen.text is not None and not is_same(part.text, seen.text, None if was_changed else part.shown):
            found.changed.append(part.number)
    return found


def receipt_of(part: Part) -> Receipt:
    """What the network answered when it took the part."""
    return Receipt(part.remote_id, part.url, part.published_at, part.facts)


def credential_for(account: Account, connector: Connector) -> Credential:
    """What opens the account, empty where nothing has to be; NetworkError where it is not connected."""
    if connector.way == "none":
        return Credential("")
    channel = Channel.objects.select_related("account").filter(account=account).first()
    if channel is None:
        raise NetworkError(Trouble.TOKEN, "the account is not connected", permanent=True)
    return using.credential_of(channel)


def _write(delivery: Delivery, found: Found, at: datetime) -> None:
    if found.seen == delivery.seen or found.seen == Seen.AS_SENT:
        rows = Delivery.objects.filter(pk=delivery.pk, state=Delivery.State.PUBLISHED)
        rows.update(seen=found.seen, seen_at=at)
        return
    with suppress(Conflict):  # it was taken back meanwhile, or another worker has just told it
        if found.gone:
            actions.gone(WORKER, delivery, at=at, parts=found.gone)
        else:
            actions.changed_elsewhere(WORKER, delivery, at=at, parts=found.changed)


def _later(delivery: Delivery, error: Exception) -> None:
    """Looks again in a while, unless this was the last time anyway."""
    if isinstance(error, NetworkError):
        using.broke(delivery.account, error)
    wait = timedelta(seconds=getattr(error, "retry_after", None) or 0)
    end = (delivery.ended_at or timezone.now()) + AFTER[-1] + timedelta(days=1)
    at = timezone.now() + max(wait, WAIT)
    Delivery.objects.filter(pk=delivery.pk).update(next_look_at=at if at < end else None)


def _plain(text: str) -> str:
    """A text without what networks rewrite: links, white space, and how letters are composed."""
    return " ".join(_LINK.sub("\N{LINK SYMBOL}", unicodedata.normalize("NFC", text)).split())
