"""A new time for what was approved too late."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..models import Request
from ..readiness import is_late
from ..standing import standing
from .about import about, held


@action("approval.time_given", may=access.may_set_time)
def set_time(by: Actor, request: Request, *, time: datetime) -> Done:
    """A new time was given for what was approved after its time; its content stays as it was approved."""
    now = held(request)
    if standing(now) != Request.State.APPROVED or not is_late(now.revision.draft, now):
        raise Conflict(_("It does not wait for a new time. Look at how it stands now."))
    if not timezone.now() < time < now.expires_at:
        raise ValidationError({"time": _("Choose a time to come, before the approval ends.")})
    said = {"new_time": time, "new_time_said_at": timezone.now()}
    Request.objects.filter(pk=now.pk, state=Request.State.APPROVED).update(**said)
    return about(now.revision, now, request=now.pk, time=time.isoformat())
