"""What of incidents waits for a person: those that run, steps that were given to them, a deadline."""

from __future__ import annotations

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pedel.desk.people.models import Person
from pedel.desk.ui.todo import Shortcut, Todo

from . import access, protection, wording
from .models import Breach, Incident, Step

NAMED = 5
"""So many are named one by one, the latest first."""


def waiting_for(person: Person) -> list[Todo]:
    """The incidents that run and that they look after; protected ones of theirs. Three queries at most."""
    rows = access.incidents_for(person).filter(state=Incident.State.OPEN)
    todo = Count("steps", filter=Q(steps__state=Step.State.TODO), distinct=True)
    running = list(rows.annotate(left=todo)[:NAMED])
    theirs = protection.protected_for(person).filter(state="open")
    return [_one(each) for each in running] + _deadlines(running) + [_protected(each) for each in theirs]


def shortcuts(person: Person) -> list[Shortcut]:
    """Everybody may say that something is wrong."""
    return [Shortcut(gettext_lazy("Something is wrong"), reverse("new-incident"), icon="lifebuoy")]


def _one(incident: Incident) -> Todo:
    what = format_lazy(
        "{kind}: {what}",
        kind=incident.get_kind_display().capitalize(),
        what=str(incident.account or incident.unit),
    )
    told = {"span": wording.running_for(incident), "left": incident.left}
    detail = _("Running for %(span)s; steps still open: %(left)d.") % told
    url = reverse("incident", args=[incident.pk])
    return Todo(what, url, icon="urgent", detail=detail, is_urgent=True)


def _deadlines(running: list[Incident]) -> list[Todo]:
    return [
        Todo(
            _("Decide whether the authority is told of personal data"),
            reverse("incident", args=[incident.pk]) + "#data",
            icon="hourglass",
            due=incident.breach.deadline,
            detail=str(incident.account or incident.unit),
            is_urgent=True,
        )
        for incident in running
        if isinstance(getattr(incident, "breach", None), Breach) and incident.breach.is_waiting
    ]


def _protected(protected: object) -> Todo:
    url = reverse("kept-apart", args=[protected.pk])
    detail = _("Only you and the people named there see it.")
    return Todo(_("Something that is kept apart"), url, icon="shield-lock", detail=detail, is_urgent=True)
