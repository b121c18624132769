"""What people do: say when it goes out, call it off, try again, settle what is unclear."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.approvals.models import Request
from pedel.desk.approvals.readiness import GRACE
from pedel.desk.drafts.writing import kept
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access, engine
from ..models import Delivery, Part
from .about import State, about, change, held

AHEAD = (State.QUEUED, State.LEASED, State.MISSED)
"""Nothing of it has been started yet, or it waits for another try."""
LONGEST = 500


@action("delivery.time_given", may=access.may_send)
def set_time(by: Actor, delivery: Delivery, *, time: datetime) -> Done:
    """It was said when a message goes out; its content and its approval stay as they are."""
    now = held(delivery)
    moment = timezone.now()
    _check_time(now, time, moment)
    was = now.due_at
    change(now, *AHEAD, **_ahead(time, moment))
    _tell_request(now, time, moment)
    return about(now, was=was.isoformat(), time=time.isoformat())


@action("delivery.called_off", may=access.may_send)
def call_off(by: Actor, delivery: Delivery, *, why: str) -> Done:
    """A message was called off before it left."""
    now = held(delivery)
    detail = kept(why, LONGEST, "why")
    if any(part.remote_id for part in now.parts.all()):
        raise Conflict(_("A part of it is out already. Take that back, or let the rest follow."))
    fields = {"state": State.CANCELLED, "trouble": "", "detail": detail, "ended_at": timezone.now()}
    change(now, *AHEAD, State.FAILED, **fields, owner="", lease_until=None, fence=F("fence") + 1)
    return about(now)


@action("delivery.tried_again", may=access.may_send)
def try_again(by: Actor, delivery: Delivery) -> Done:
    """A message that had not gone out was put in line again, to go out at once."""
    now = held(delivery)
    moment = timezone.now()
    trouble = now.trouble
    change(now, State.FAILED, **_ahead(moment, moment), ended_at=None)
    Part.objects.filter(delivery=now, remote_id="").update(prepared={})
    engine.place(now)
    return about(now, trouble=trouble)


@action("delivery.settled", may=access.may_settle)
def settle(by: Actor, delivery: Delivery, *, went_out: bool, evidence: str, url: str = "") -> Done:
    """Somebody looked and said whether a message had gone out."""
    now = held(delivery)
    detail = kept(evidence, LONGEST, "evidence")
    moment = timezone.now()
    if went_out:
        fields: dict[str, Any] = {"state": State.PUBLISHED, "url": url, "trouble": "", "ended_at": moment}
        Part.objects.filter(delivery=now, remote_id="").update(published_at=moment)
        Part.objects.filter(delivery=now, number=1, url="").update(url=url)
    elif now.due_at + GRACE > moment:
        fields = {**_ahead(now.due_at, now.due_said_at), "next_try_at": moment}
    else:
        fields = {"state": State.MISSED, "trouble": "late"}
    change(now, State.UNKNOWN, **{**fields, "detail": detail, "settled_by": by.person})
    return about(now, went_out=went_out, url=url, state=str(now.state))


def _ahead(time: datetime, said_at: datetime) -> dict[str, Any]:
    """A place in line anew, with nothing of the tries before."""
    return {
        "state": State.QUEUED,
        "due_at": time,
        "due_said_at": said_at,
        "next_try_at": time,
        "tries": 0,
        "trouble": "",
        "detail": "",
        "owner": "",
        "lease_until": None,
        "fence": F("fence") + 1,
    }


def _check_time(delivery: Delivery, time: datetime, now: datetime) -> None:
    request = Request.objects.filter(revision=delivery.revision_id).first()
    if time <= now:
        raise ValidationError({"time": _("Choose a time to come.")})
    if request and request.expires_at <= now:
        raise Conflict(_("The approval has ended. Copy the draft and ask again."))
    if request and time >= request.expires_at:
        raise ValidationError({"time": _("Choose a time before the approval ends.")})
    if time.year > 2100:
        raise ValidationError({"time": _("Give a day and a time.")})


def _tell_request(delivery: Delivery, time: datetime, now: datetime) -> None:
    """The approval's own page shows the new time too; what else waits for one still does."""
    rows = Request.objects.filter(revision=delivery.revision_id, state=Request.State.APPROVED)
    if rows.update(new_time=time, new_time_said_at=now):
        others = Delivery.objects.filter(revision=delivery.revision_id, state=State.MISSED)
        others.update(due_said_at=now)
