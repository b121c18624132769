"""Who sees the dossier, and who is given what is kept about a person."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission, granted, refused


def may_have(by: Actor, person: Person) -> Permission:
    """The person alone, and whoever runs commands on the desk's machine when asked for it."""
    if by.person is not None and by.person.pk == person.pk:
        return granted("self")
    if by.person is None and by.via == "command":
        return granted("operator")
    return refused(_("What is kept about a person is given to that person alone."))
