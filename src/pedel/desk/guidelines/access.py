"""Who may attach the institution's own document. The guidelines themselves are open to everybody."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.access import is_steward
from pedel.desk.people.models import Person, Role
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission, granted, refused
from pedel.policy import Pack

from .models import Document


def documents_for(person: Person) -> QuerySet[Document]:
    """The attached documents: the steward's."""
    return Document.objects.all() if is_steward(person) else Document.objects.none()


def document_for(person: Person, pk: int) -> Document:
    """One document; Http404 for what they do not see."""
    return get_object_or_404(documents_for(person), pk=pk)


def may_attach(by: Actor, target: Pack | Document) -> Permission:
    """The steward keeps the guidelines."""
    if by.person is not None and is_steward(by.person):
        return granted(Role.STEWARD)
    return refused(_("The steward keeps the institution's own document. Ask the steward to attach it."))
