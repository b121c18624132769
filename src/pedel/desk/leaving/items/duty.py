"""The duty that stays when somebody has left (clause employee.confidentiality-after-leaving)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..models import Departure
from .item import Item, Leaver

CLAUSE = "employee.confidentiality-after-leaving"


def told_on(departure: Departure) -> date:
    """The day on which it is to be told: so many days before the last one, as set."""
    return departure.last_day - timedelta(days=settings.PEDEL.leaving_days)


def found(leaver: Leaver) -> Iterator[Item]:
    """Told by mail before the last day; by hand where that day had passed when it became known."""
    departure = leaver.departure
    told = departure.duty_told_at
    if told is not None:
        detail = _("Told on %(day)s.") % {"day": date_format(timezone.localtime(told), "j F Y")}
    elif leaver.is_over:
        detail = _("The last day had passed when the desk heard of it. Tell them, and say here how.")
    else:
        day = max(told_on(departure), timezone.localdate())
        detail = _("The desk writes to them on %(day)s.") % {"day": date_format(day, "j F Y")}
    yield Item(
        key="duty",
        group="duty",
        what=_("What they learned here stays confidential: they are told"),
        state="done" if told else "open" if leaver.is_over else "coming",
        detail=detail,
        turn=leaver.turns.supervisor(),
        url=reverse("clause", args=[CLAUSE]),
        link=CLAUSE,
        may_say=True,
    )
