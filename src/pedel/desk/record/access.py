"""Who sees which part of the record."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from .acting import Actor
from .models import Entry
from .permission import Permission, granted, refused

STEWARD, OF_UNITS = "steward", ("steward", "contact", "approver")


def entries_for(person: Any) -> QuerySet[Entry]:
    """The steward sees all; contact persons and approvers what concerns their units and below.

    Everybody sees what they did themselves.
    """
    if sees_all(person):
        return Entry.objects.all()
    return Entry.objects.filter(Q(actor=person.pk) | Q(unit__in=[unit.pk for unit in units_for(person)]))


def entry_for(person: Any, number: int) -> Entry:
    """One entry; Http404 for what they do not see."""
    return get_object_or_404(entries_for(person), number=number)


def units_for(person: Any) -> list[Any]:
    """The units whose entries a person sees, in the order of the tree."""
    if not (paths := person.paths(*OF_UNITS)):
        return []
    within = Q()
    for path in paths:
        within |= Q(path__startswith=path)
    return list(_units().filter(within).order_by("path"))


def sees_all(person: Any) -> bool:
    """Whether they are steward of the whole institution."""
    return _units().filter(path__in=person.paths(STEWARD), depth=1).exists()


def may_export(by: Actor, last: Entry) -> Permission:
    """Only the steward takes the whole record along: it tells of everybody."""
    if by.person is not None and sees_all(by.person):
        return granted(STEWARD)
    return refused(_("The record as a whole tells of everybody. Ask the steward for an export."))


def _units() -> Any:
    """Units stand in a later app; the record names it as Django names the model of users."""
    return apps.get_model("people", "Unit").objects
