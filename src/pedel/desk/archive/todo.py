"""What of the archive waits for a person: a destruction list to sign."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import ngettext

from pedel.desk.people.models import Person, Role
from pedel.desk.record.acting import Actor
from pedel.desk.ui.todo import Todo

from . import access
from .models import DestructionList


def waiting_for(person: Person) -> list[Todo]:
    """For who may be the second person: the lists that wait for a signature."""
    if not person.paths(Role.STEWARD, Role.CONTACT):
        return []
    rows = DestructionList.objects.filter(signed_at=None, dropped_at=None).exclude(proposed_by=person)
    return [_todo(row) for row in rows[:20] if access.may_sign(Actor(person), row)]


def _todo(row: DestructionList) -> Todo:
    number = len(row.keys)
    what = (
        ngettext("Sign for the destruction of %d post", "Sign for the destruction of %d posts", number)
        % number
    )
    return Todo(what, reverse("destructionlist", args=[row.pk]), icon="file-shredder", group="decide")
