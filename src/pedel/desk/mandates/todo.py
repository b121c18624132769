"""What of the mandates waits for a person: a yes, and those that end soon."""

from __future__ import annotations

from datetime import datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Person
from pedel.desk.ui.todo import Todo

from . import overview
from .models import Mandate
from .wording import sentence


def waiting_for(person: Person) -> list[Todo]:
    """Mandates that wait for their yes, and those on either side that end within thirty days. Two queries."""
    asked = [_asked(mandate) for mandate in overview.waiting_for(person)]
    return asked + [_ending(mandate, person) for mandate in overview.ending_soon(person)]


def _asked(mandate: Mandate) -> Todo:
    what = sentence(
        _("{name} proposes a mandate on {account}"),
        name=str(mandate.proposed_by),
        account=str(mandate.account),
    )
    return Todo(what, reverse("mandate", args=[mandate.pk]), icon="signature", group="decide")


def _ending(mandate: Mandate, person: Person) -> Todo:
    mine = mandate.person_id == person.pk
    text = _("Your mandate on {account} ends") if mine else _("The mandate of {name} on {account} ends")
    what = sentence(text, name=str(mandate.person), account=str(mandate.account))
    due = timezone.make_aware(datetime.combine(mandate.ends, time.max.replace(microsecond=0)))
    detail = _("After that day every post needs approval, until the two of you agree a new one.")
    url = reverse("mandate", args=[mandate.pk])
    return Todo(what, url, icon="calendar-event", group="care", due=due, detail=detail)
