"""Letting somebody else decide for a while."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.notices.telling import tell
from pedel.desk.people.models import Person, Unit
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..models import Delegation


@action("delegation.given", may=access.may_delegate, scope="approve")
def delegate(by: Actor, unit: Unit, *, receiver: Person, starts: date, ends: date) -> Done:
    """An approver let somebody else decide in their stead, from a day to a day."""
    _checked(by, receiver, starts, ends)
    row = Delegation.objects.create(giver=by.person, receiver=receiver, unit=unit, starts=starts, ends=ends)
    days = {"starts": starts.isoformat(), "ends": ends.isoformat()}
    _tell(row, "delegated", receiver, by)
    return Done(row, about=row, unit=unit.pk, facts={"receiver": receiver.pk, **days})


@action("delegation.ended", may=access.may_end, scope="approve")
def end(by: Actor, delegation: Delegation) -> Done:
    """A delegation was ended before its last day."""
    today = timezone.localdate()
    rows = Delegation.objects.filter(pk=delegation.pk, ends__gte=today)
    if not rows.exists():
        raise Conflict(_("This delegation is over already."))
    facts = {"receiver": delegation.receiver_id, "ended": today.isoformat()}
    done = Done(None, about=delegation, unit=delegation.unit_id, facts=facts)
    other = delegation.giver if by.id == delegation.receiver_id else delegation.receiver
    _tell(delegation, "undelegated", other, by)
    if delegation.starts < today:  # days hold to their end, and this one ends now
        rows.update(ends=today - timedelta(days=1))
    else:
        rows.delete()
    return done


def _checked(by: Actor, receiver: Person, starts: date, ends: date) -> None:
    today = timezone.localdate()
    if receiver.pk == by.id:
        raise ValidationError({"receiver": _("You decide already. Choose somebody else.")})
    if receiver.has_left():
        raise ValidationError({"receiver": _("They no longer work here.")})
    if ends < starts or ends < today:
        raise ValidationError({"ends": _("The last day comes after the first, and not before today.")})


def _tell(row: Delegation, what: str, person: Person, by: Actor) -> None:
    facts = {"unit_en": row.unit.name_en, "unit_nl": row.unit.name_nl, "who": str(by)}
    days = {"starts": row.starts.isoformat(), "ends": row.ends.isoformat() if row.ends else ""}
    tell([person], kind=f"approvals.{what}", url=reverse("delegations"), **facts, **days)
