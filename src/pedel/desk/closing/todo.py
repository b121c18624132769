"""What closings ask of a person."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.access import KEEPERS
from pedel.desk.people.models import Person, within
from pedel.desk.ui.todo import Todo

from . import access
from .models import Closing
from .models.closing import DECIDED

State = Closing.State
MOST = 10
"""So many stand on home at most. Ours."""


def waiting_for(person: Person) -> list[Todo]:
    """What to decide, what to close today, and names whose time of being kept is over. One query."""
    today = timezone.localdate()
    rows = access.closings_for(person)
    keeps = within(person.paths(*KEEPERS), "account__unit__")
    decide = keeps & Q(state=State.PROPOSED)
    close = keeps & Q(state__in=DECIDED, last_day__lte=today)
    kept = (keeps | Q(keeper=person)) & Q(state=State.CLOSED, kept_until__lt=today)
    # A name that somebody has said something about since need not be asked about again.
    kept &= ~Q(remarks__key="kept")
    return [_todo(row) for row in rows.filter(decide | close | kept).distinct()[:MOST]]


def _todo(row: Closing) -> Todo:
    account, url = str(row.account), reverse("closing", args=[row.pk])
    if row.state == State.PROPOSED:
        what = format_lazy(
            _("{name} proposes to close {account}"), name=str(row.proposed_by), account=account
        )
        return Todo(what, url, icon="archive", group="decide", due=_end(row.last_day))
    if row.state == State.CLOSED:
        what = format_lazy(_("The name of {account}: keep it any longer?"), account=account)
        return Todo(what, url, icon="archive", group="care")
    what = format_lazy(_("{account} closes: its last day has come"), account=account)
    return Todo(what, url, icon="archive", group="decide", due=_end(row.last_day))


def _end(day: date) -> Any:
    return timezone.make_aware(datetime.combine(day, time.max.replace(microsecond=0)))
