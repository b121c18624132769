"""Threats to a person: who sees them, and how the record speaks of them."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Person, still_here
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission, granted, refused

from .models import Helper, Protected, ProtectedFile, ProtectedStep

KEPT = timedelta(days=365)
"""How long a protected incident stays after it ended, unless the person has it wiped before. Ours."""
PART = "protected"
"""What the record says of everybody's part in it."""
HERS = _("Only the person concerned decides this.")
THEIRS = _("This is for the person concerned and those who help them.")


class Unnamed(Actor):
    """An actor whom the record does not name."""

    __slots__ = ()

    @property
    def id(self) -> None:
        return None

    def __str__(self) -> str:
        return "protected"


def unnamed(by: Actor) -> Unnamed:
    """The same person, without a name for the record."""
    return Unnamed(by.person, by.via, scopes=by.scopes)


def protected_for(person: Person) -> QuerySet[Protected]:
    """Those in which they are the person concerned, a helper or the coordinator. No role opens them."""
    rows = Protected.objects.select_related("concerned", "coordinator", "opened_by")
    if person is None or person.has_left():
        return rows.none()
    helps = Helper.objects.filter(person=person).values("protected")
    return rows.filter(Q(concerned=person) | Q(coordinator=person) | Q(pk__in=helps))


def one_for(person: Person, pk: int) -> Protected:
    """One of them; Http404 for everybody else."""
    return get_object_or_404(protected_for(person), pk=pk)


def step_for(protected: Protected, code: str) -> ProtectedStep:
    """One step; Http404 where there is none."""
    return get_object_or_404(protected.steps.select_related("protected"), code=code)


def file_for(protected: Protected, pk: int) -> ProtectedFile:
    """One file; Http404 else."""
    return get_object_or_404(protected.files, pk=pk)


def coordinator() -> Person | None:
    """Who coordinates, by the settings; nobody where it is not set or they have left."""
    address = settings.PEDEL.threat_coordinator
    return Person.objects.filter(still_here(), email__iexact=address).first() if address else None


def may_begin(by: Actor, protected: Protected) -> Permission:
    """Everybody at the desk, for themselves or for a colleague who asked them to."""
    if by.person is None or by.person.has_left():
        return refused(THEIRS)
    return granted(PART)


def may_help(by: Actor, protected: Protected) -> Permission:
    """The person concerned, their helpers and the coordinator."""
    if by.person is not None and protected_for(by.person).filter(pk=protected.pk).exists():
        return granted(PART)
    return refused(THEIRS)


def may_say(by: Actor, protected: Protected) -> Permission:
    """The person concerned alone."""
    mine = by.person is not None and by.person.pk == protected.concerned_id and not by.person.has_left()
    return granted(PART) if mine else refused(HERS)


def may_erase(by: Actor, protected: Protected) -> Permission:
    """The person concerned; and the desk, a year after it ended, unless it was opened again meanwhile."""
    if by.person is None and by.via == "worker":
        over = Protected.objects.filter(pk=protected.pk, closed_at__lte=timezone.now() - KEPT)
        return granted("worker") if over.exists() else refused(HERS)
    return may_say(by, protected)
