"""Who sees who has access to an account, who keeps that list, and who says that the password changed."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts import access
from pedel.desk.accounts.models import Account, Membership
from pedel.desk.people.models import Person, Role, within
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission, granted, refused

from .models import ChangeDue, Holder, Reason

KEEPS = (Membership.Part.OWNER, Membership.Part.DEPUTY)
ROLES = (Role.CONTACT, Role.STEWARD)
NOT_YOURS = _("The owner of the account, their deputy or the contact person keeps the list of access.")
NOT_SEEN = _("Who can open this account is for the people who work on it, and for its contact person.")
NO_ACCESS = _("Somebody who has access to the account says that its password was changed.")

ANYBODYS = (Reason.LEFT, Reason.INCIDENT, Reason.LEAK)
"""Reasons that whoever knows of them may name: it does no harm, and it may not wait."""

account_for = access.account_for


def holders_for(person: Person) -> QuerySet[Holder]:
    """The access that a person sees: of accounts that they keep or work on, past access too."""
    return Holder.objects.filter(account__in=accounts_seen_by(person)).select_related(
        "person", "account__unit"
    )


def holder_for(person: Person, account: Account, pk: int) -> Holder:
    """One entry of an account's list; Http404 for what they do not see."""
    return get_object_or_404(holders_for(person), account=account, pk=pk)


def changes_for(person: Person) -> QuerySet[ChangeDue]:
    """The changes of accounts that a person keeps or works on."""
    return ChangeDue.objects.filter(account__in=accounts_seen_by(person))


def accounts_seen_by(person: Person) -> QuerySet[Account]:
    """The accounts of which a person sees who has access: they have it, work on them, or keep their unit."""
    if person.has_left():
        return Account.objects.none()
    works = Membership.objects.at_work().filter(person=person).values("account")
    held = Holder.objects.in_force().filter(person=person).values("account")
    keeps = within(person.paths(*ROLES), "unit__")
    return Account.objects.select_related("unit").filter(keeps | Q(pk__in=works) | Q(pk__in=held))


def may_see(by: Actor, account: Account) -> Permission:
    """Who works on the account or stands on its list; the contact person of its unit and the steward."""
    if by.person is None or by.person.has_left():
        return refused(NOT_SEEN)
    parts = Membership.objects.at_work().filter(account=account, person=by.person)
    if held := sorted(parts.values_list("part", flat=True), key=Membership.Part.values.index):
        return granted(held[0])
    if Holder.objects.in_force().filter(account=account, person=by.person).exists():
        return granted("holder")
    return _role(by, account) or refused(NOT_SEEN)


def may_keep(by: Actor, account: Account) -> Permission:
    """The owner and the deputy; the contact person of the unit and the steward."""
    seen = may_see(by, account)
    return seen if seen and seen.role in (*KEEPS, *ROLES) else _role(by, account) or refused(NOT_YOURS)


def may_give(by: Actor, holder: Holder) -> Permission:
    """Who keeps the account's list."""
    return may_keep(by, holder.account)


def may_end(by: Actor, holder: Holder) -> Permission:
    """Who keeps the list; everybody their own access; the desk, when somebody has left."""
    if by.person is None and by.via == "worker":
        return granted("worker")
    if by.person is not None and by.id == holder.person_id:
        return granted("holder")
    return may_keep(by, holder.account)


def may_attest(by: Actor, account: Account) -> Permission:
    """Who sees the list: they have access themselves, or keep who has."""
    return may_see(by, account) or refused(NO_ACCESS)


def may_call(by: Actor, change: ChangeDue) -> Permission:
    """The desk itself, by the clock or by a link; who works on the account or keeps it.

    That somebody has gone, or that something happened, everybody who works here may say.
    """
    if by.person is None:
        return granted(by.via)
    if seen := may_see(by, change.account):
        return seen
    if change.reason in ANYBODYS and not by.person.has_left():
        return granted("staff")
    return refused(NOT_YOURS)


def may_remind(by: Actor, _target: object) -> Permission:
    """Only the desk itself, by the clock."""
    return granted("worker") if by.person is None and by.via == "worker" else refused(NOT_YOURS)


def _role(by: Actor, account: Account) -> Permission:
    for role in ROLES:
        if by.person is not None and by.person.has_role(role, account.unit.path):
            return granted(role)
    return refused(NOT_YOURS)
