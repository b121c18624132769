"""What the desk itself writes down: started, gone out, put off, not gone out, unclear, too late."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.states import move
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict
from pedel.networks import NetworkError

from .. import access
from ..models import Delivery, Part
from .about import State, about, change

OUT = (State.PUBLISHED, State.WITHDRAWN)
NOBODYS = {"owner": "", "lease_until": None}


@action("delivery.started", may=access.may_work)
def start(by: Actor, delivery: Delivery) -> Done:
    """A message began to go out: from here on it may be there, and its draft stays as it is."""
    draft = delivery.revision.draft
    if draft.state != Draft.State.SENT:
        move(draft, Draft.State.APPROVED, Draft.State.CLEARED, to=Draft.State.SENT)
    return about(delivery, revision=delivery.revision.number)


@action("delivery.published", may=access.may_work)
def publish(by: Actor, delivery: Delivery) -> Done:
    """A message went out, and the network confirmed it."""
    return _out(delivery)


@action("delivery.found", may=access.may_work)
def found(by: Actor, delivery: Delivery) -> Done:
    """A message of which it was unclear whether it had gone out was found on the network."""
    return _out(delivery)


@action("delivery.put_off", may=access.may_work)
def give_back(by: Actor, delivery: Delivery, *, error: NetworkError, until: datetime) -> Done:
    """A message did not go out yet, and will be tried again."""
    said = {"trouble": str(error.trouble), "detail": error.detail, "next_try_at": until}
    change_own(delivery, State.SENDING, State.LEASED, state=State.QUEUED, **said, **NOBODYS)
    return about(delivery, trouble=str(error.trouble), tries=delivery.tries, until=until.isoformat())


@action("delivery.failed", may=access.may_work)
def fail(by: Actor, delivery: Delivery, *, trouble: str, detail: str = "") -> Done:
    """A message did not go out, and trying again by itself will not help."""
    said = {"trouble": trouble, "detail": detail[:500], "ended_at": timezone.now()}
    change_own(delivery, State.SENDING, State.LEASED, state=State.FAILED, **said, **NOBODYS)
    return about(delivery, trouble=trouble, tries=delivery.tries, parts_out=_parts_out(delivery))


@action("delivery.unclear", may=access.may_work)
def leave_unclear(
    by: Actor, delivery: Delivery, *, trouble: str, look_at: datetime, detail: str = ""
) -> Done:
    """It became unclear whether a message went out; the network is looked at before anything else."""
    said = {"trouble": trouble, "detail": detail[:500], "next_try_at": look_at, "tries": 0}
    change_own(delivery, State.SENDING, state=State.UNKNOWN, **said, **NOBODYS)
    return about(delivery, trouble=trouble)


@action("delivery.not_there", may=access.may_work)
def not_there(by: Actor, delivery: Delivery) -> Done:
    """The network showed for certain that a message had not gone out; it is in line again under its key."""
    said = {"trouble": "", "detail": "", "next_try_at": timezone.now(), "tries": 0}
    change(delivery, State.UNKNOWN, state=State.QUEUED, **said, **NOBODYS)
    return about(delivery)


@action("delivery.part_found", may=access.may_work)
def go_on(by: Actor, delivery: Delivery) -> Done:
    """A post of a thread was found on the network; the rest of the thread is in line again."""
    said = {"trouble": "", "detail": "", "next_try_at": timezone.now(), "tries": 0}
    change(delivery, State.UNKNOWN, state=State.QUEUED, **said, **NOBODYS)
    return about(delivery, parts_out=_parts_out(delivery))


@action("delivery.missed", may=access.may_work)
def miss(by: Actor, delivery: Delivery, *, trouble: str = "late") -> Done:
    """The time of a message passed without it: it waits until somebody says a new one."""
    fields = {"state": State.MISSED, "trouble": trouble, **NOBODYS}
    change_own(delivery, State.QUEUED, State.LEASED, State.SENDING, **fields)
    return about(delivery, due=delivery.due_at.isoformat(), trouble=trouble)


@action("delivery.dropped", may=access.may_work)
def drop(by: Actor, delivery: Delivery) -> Done:
    """A message was taken out of the line because its draft was changed or taken back."""
    fields = {"state": State.CANCELLED, "trouble": "edited", "ended_at": timezone.now(), **NOBODYS}
    change(delivery, State.QUEUED, State.LEASED, State.MISSED, **fields, fence=F("fence") + 1)
    return about(delivery)


def change_own(delivery: Delivery, *from_: str, **fields: Any) -> None:
    """As `change`, for the holder of the lease under this fence alone."""
    held = {"owner": delivery.owner, "fence": delivery.fence}
    if not Delivery.objects.filter(pk=delivery.pk, state__in=from_, **held).update(**fields):
        raise Conflict(_("It has moved on meanwhile. Look at how it stands now."))
    for name, value in fields.items():
        setattr(delivery, name, value)


def _out(delivery: Delivery) -> Done:
    """With a receipt in hand it is out, whatever the row says and whoever holds it."""
    parts = list(Part.objects.filter(delivery=delivery).order_by("number"))
    first, now = parts[0], timezone.now()
    fields: dict[str, Any] = {"remote_id": first.remote_id, "url": first.url, "trouble": "", "detail": ""}
    ends = {"ended_at": now, "next_look_at": now, "fence": F("fence") + 1, **NOBODYS}
    others = (state for state in State.values if state not in OUT)
    change(delivery, *others, state=State.PUBLISHED, **fields, **ends)
    ids = [part.remote_id for part in parts]
    return about(delivery, ids=ids, url=first.url, at=now.isoformat())


def _parts_out(delivery: Delivery) -> int:
    return Part.objects.filter(delivery=delivery).exclude(remote_id="").count()
