"""Cards, absences and contact points."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Person, Unit
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access, roster
from ..models import Absence, Card, Point

CARD = ("helps_en", "helps_nl", "languages", "hours")
POINT = ("email", "phone", "page", "hours")


@action("contact.described", may=access.may_keep_card)
def describe(by: Actor, card: Card, **said: Any) -> Done:
    """A contact person said what they help with."""
    kept = Card.objects.filter(person=card.person).first() or Card(person=card.person)
    for name in CARD:
        setattr(kept, name, said.get(name, getattr(kept, name)))
    kept.full_clean()
    kept.save()
    return Done(kept, about=card.person)


@action("contact.away", may=access.may_keep_card)
def leave(by: Actor, absence: Absence) -> Done:
    """A contact person said when they are away."""
    _check(absence)
    absence.save()
    return _done(absence)


@action("contact.back", may=access.may_keep_card)
def come_back(by: Actor, absence: Absence) -> Done:
    """A contact person took an absence back."""
    if not Absence.objects.filter(pk=absence.pk).delete()[0]:
        raise Conflict(_("This absence has been taken back already."))
    return _done(absence)


@action("contact.reached", may=access.may_set_point)
def reach(by: Actor, unit: Unit, **said: Any) -> Done:
    """It was set where a unit is reached."""
    point = Point.objects.filter(unit=unit).first() or Point(unit=unit)
    for name in POINT:
        setattr(point, name, said.get(name, getattr(point, name)))
    if point.email and Person.objects.filter(email__iexact=point.email).exists():
        raise ValidationError({"email": _("This is somebody's own address. Give one of a function.")})
    point.full_clean()
    point.save()
    return Done(point, about=unit, unit=unit.pk, facts={name: getattr(point, name) for name in POINT})


def _check(absence: Absence) -> None:
    if absence.ends and absence.ends < absence.starts:
        raise ValidationError({"ends": _("The last day lies before the first.")})
    if absence.ends and absence.ends < timezone.localdate():
        raise ValidationError({"ends": _("That is over already.")})
    if absence.stand_in == absence.person:
        raise ValidationError({"stand_in": _("Choose a colleague, or nobody: then your deputies answer.")})
    if absence.stand_in and not roster.is_contact(absence.stand_in):
        raise ValidationError({"stand_in": _("Only a contact person or a steward stands in.")})
    same = Absence.objects.filter(person=absence.person)
    if absence.ends:
        same = same.filter(starts__lte=absence.ends)
    if same.exclude(ends__lt=absence.starts).exists():
        raise ValidationError({"starts": _("You said already that you are away then.")})


def _done(absence: Absence) -> Done:
    facts = {"starts": str(absence.starts), "ends": str(absence.ends or ""), "stand_in": absence.stand_in_id}
    return Done(absence, about=absence.person, facts=facts)
