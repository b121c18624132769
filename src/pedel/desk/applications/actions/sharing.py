"""Writing an application together."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action

from .. import access
from ..models import Application, Writer
from ..telling import tell_one
from .about import about


@action("application.shared", may=access.may_part)
def share(by: Actor, application: Application, *, person: Person) -> Done:
    """An application was shared with a colleague."""
    if person.has_left():
        raise ValidationError({"person": _("This person has left the university.")})
    if access.writes(person, application):
        raise ValidationError({"person": _("This person writes on it already.")})
    Writer.objects.create(application=application, person=person, added_by=by.person)
    tell_one(by, person, application, "shared")
    return about(application, person=person.pk)


@action("application.unshared", may=access.may_unshare)
def unshare(by: Actor, row: Writer) -> Done:
    """An application is no longer shared with a colleague."""
    application, person = row.application, row.person_id
    row.delete()
    return about(application, person=person)
