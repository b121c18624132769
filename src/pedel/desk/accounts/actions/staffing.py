"""Who works on an account: adding people, and ending their part."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.notices.telling import tell
from pedel.desk.people.models import Person, still_here
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict, Denied

from .. import access
from ..models import Account, Membership

OWNER = Membership.Part.OWNER


@action("account.joined", may=access.may_staff, scope=None)
def join(
    by: Actor, account: Account, *, person: Person, part: str, days: tuple[date | None, date | None]
) -> Done:
    """A person was put on an account."""
    _check_who_asks(by, account, person, part)
    membership = Membership(account=account, person=person, part=part, starts=days[0] or timezone.localdate())
    membership.ends = days[1]
    membership.full_clean()
    _check_room(membership)
    membership.save()
    _tell(by, membership, "accounts.joined")
    return _done(membership, starts=membership.starts.isoformat())


@action("account.left", may=access.may_end)
def leave(by: Actor, membership: Membership, *, on: date | None = None) -> Done:
    """A person's part in an account was ended."""
    day = on or timezone.localdate()
    if day < membership.starts:
        raise ValidationError({"on": _("That is before the first day.")})
    rows = Membership.objects.filter(pk=membership.pk).filter(Q(ends=None) | Q(ends__gte=day))
    if not rows.update(ends=day):
        raise Conflict(_("This part has ended already."))
    membership.ends = day
    _tell(by, membership, "accounts.left")
    return _done(membership, ends=day.isoformat())


def _check_who_asks(by: Actor, account: Account, person: Person, part: str) -> None:
    """Nobody raises their own rights, and an owner does not name other owners."""
    if by.person == person:
        raise Denied(_("Nobody puts themselves on an account: ask somebody else who may."))
    if part == OWNER and not access.may_change(by, account):
        raise Denied(access.NOT_YOURS)


def _check_room(membership: Membership) -> None:
    """An account has one owner at a time, and nobody has the same part twice."""
    if membership.person.has_left(membership.starts):
        raise ValidationError({"person": _("This person has left by then.")})
    others = Membership.objects.filter(account=membership.account, part=membership.part)
    others = others.filter(Q(ends=None) | Q(ends__gte=membership.starts))
    if membership.ends:
        others = others.filter(starts__lte=membership.ends)
    if others.filter(person=membership.person).exists():
        raise ValidationError({"person": _("This person has that part already.")})
    if membership.part == OWNER and (owner := _at_work(others, membership.starts)):
        text = _("%(name)s is the owner then. End that first, or choose deputy.")
        raise ValidationError({"part": ValidationError(text, params={"name": owner.person})})


def _at_work(rows: object, day: date) -> Membership | None:
    return rows.filter(still_here(day, "person__")).select_related("person").first()


def _tell(by: Actor, membership: Membership, kind: str) -> None:
    if membership.person_id == by.id:
        return
    account = membership.account
    facts = {"account": str(account), "part": membership.part, "by": str(by)}
    tell([membership.person], kind=kind, url=f"/accounts/{account.pk}/", **facts)


def _done(membership: Membership, **dates: str) -> Done:
    account = membership.account
    facts = {"person": membership.person_id, "part": membership.part, **dates}
    return Done(membership, about=membership, account=account.pk, unit=account.unit_id, facts=facts)
