"""Whose notices and letters they are."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.access import is_steward
from pedel.desk.people.models import Person, Role
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission, granted, refused

from .models import Letter, Notice


def notices_for(person: Person) -> QuerySet[Notice]:
    """A person's own notices, and nobody else's."""
    return Notice.objects.filter(person=person)


def notice_for(person: Person, pk: int) -> Notice:
    """One of their own notices; Http404 for another's."""
    return get_object_or_404(notices_for(person), pk=pk)


def letters_for(person: Person) -> QuerySet[Letter]:
    """The letters that need somebody's care: for the steward alone, and never their text."""
    if not is_steward(person):
        return Letter.objects.none()
    kept = Letter.objects.defer("text", "html").select_related("person")
    return kept.filter(state__in=(Letter.State.UNCLEAR, Letter.State.FAILED))


def letter_for(person: Person, pk: int) -> Letter:
    """One letter that needs care; Http404 for others."""
    return get_object_or_404(letters_for(person), pk=pk)


def may_decide(by: Actor, letter: Letter) -> Permission:
    """The steward decides about letters whose fate is not known."""
    if by.person is not None and is_steward(by.person):
        return granted(Role.STEWARD)
    return refused(_("The steward looks after letters that could not be sent."))
