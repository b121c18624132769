"""In which states an application can be, how it comes from one to another, and whose turn it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.record.permission import Conflict

from .models import Application

State = Application.State

OVER = (State.DECLINED, State.REGISTERED, State.WITHDRAWN, State.LAPSED)
"""Nothing happens to it any more."""
WRITABLE = (State.WRITING, State.ASKED)
"""Its answers may be changed."""
WAITS_FOR_WORD = (State.SENT, State.ANSWERED)
"""Whoever advises or decides has the next word."""
WAITS_FOR_APPLICANT = (State.ASKED, State.ADVISED)
"""It was sent, and its people have the next word."""

MOVES: Mapping[State, tuple[State, ...]] = {
    State.WRITING: (State.SENT, State.WITHDRAWN, State.LAPSED),
    State.SENT: (State.ASKED, State.ADVISED, State.READY, State.DECLINED, State.WRITING, State.WITHDRAWN),
    State.ASKED: (State.ANSWERED, State.WITHDRAWN, State.LAPSED),
    State.ANSWERED: (State.ASKED, State.ADVISED, State.READY, State.DECLINED, State.WRITING, State.WITHDRAWN),
    State.ADVISED: (State.READY, State.WRITING, State.WITHDRAWN, State.LAPSED),
    State.READY: (State.REGISTERED, State.WRITING, State.WITHDRAWN),
    State.DECLINED: (),
    State.REGISTERED: (),
    State.WITHDRAWN: (),
    State.LAPSED: (),
}
"""From each state, those that may follow it."""

_WITHOUT_DUE_DAY = (State.WRITING, *OVER)
MOVED = _("This application has gone on meanwhile. Look at it again.")


def move(application: Application, to: State, **fields: Any) -> None:
    """Brings it from the state in which the caller saw it into another one; Conflict when it has moved."""
    was = State(application.state)
    if to not in MOVES[was]:
        raise Conflict(MOVED)
    now = timezone.now()
    fields |= {"state": to, "changed_at": now, "reminders": 0, "due_on": _due(to)}
    if to in OVER:
        fields["closed_at"] = now
    rows = Application.objects.filter(pk=application.pk, state=was, digest=application.digest)
    if not rows.update(**fields):
        raise Conflict(MOVED)
    for name, value in fields.items():
        setattr(application, name, value)


def _due(state: State) -> date | None:
    if state in _WITHOUT_DUE_DAY:
        return None
    return timezone.localdate() + timedelta(days=settings.PEDEL.application_days)
