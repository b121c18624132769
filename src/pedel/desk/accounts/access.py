"""Who sees the register, who changes it, and who says who works on an account."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.access import is_steward
from pedel.desk.people.models import Person, Role, Unit, within
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission, granted, refused

from .models import Account, Hold, Membership

KEEPERS = (Role.STEWARD, Role.CONTACT)
"""The roles that keep the register for their units."""

NOT_YOURS = _("The contact person of the faculty, or the steward, keeps the register.")


def accounts_for(person: Person) -> QuerySet[Account]:
    """The accounts a person sees: the register is open to everybody who signs in."""
    return Account.objects.select_related("unit", "goes_on")


def account_for(person: Person, pk: int) -> Account:
    """One account; Http404 for what they do not see."""
    return get_object_or_404(accounts_for(person), pk=pk)


def membership_for(person: Person, account: Account, pk: int) -> Membership:
    """One person's part in an account; Http404 when it is not of this account."""
    return get_object_or_404(account.memberships.select_related("person", "account__unit"), pk=pk)


def units_kept_by(person: Person) -> QuerySet[Unit]:
    """The units whose accounts a person may put into the register."""
    return Unit.objects.filter(within(person.paths(*KEEPERS)))


def may_register(by: Actor, unit: Unit) -> Permission:
    """The contact person of the unit, or the steward, puts accounts into the register."""
    return _keeps(by, unit)


def may_register_anything(by: Actor) -> Permission:
    """Whether there is any unit for which they may."""
    if by.person is not None and by.person.paths(*KEEPERS):
        return granted(Role.CONTACT)
    return refused(NOT_YOURS)


def may_change(by: Actor, account: Account) -> Permission:
    """The contact person of the account's unit, or the steward, changes what the register says."""
    return _keeps(by, account.unit)


def may_move(by: Actor, account: Account) -> Permission:
    """As `may_change`; and the desk itself, when what happened to the account demands it."""
    return _by_itself(by) or may_change(by, account)


def may_staff(by: Actor, account: Account) -> Permission:
    """Who keeps the register says who works on an account; its owner says who writes for it."""
    if keeps := _keeps(by, account.unit):
        return keeps
    owns = {"account": account, "person": by.person, "part": Membership.Part.OWNER}
    if by.person is not None and Membership.objects.at_work().filter(**owns).exists():
        return granted("owner")
    return refused(_("The owner of the account, or the contact person, says who works on it."))


def may_end(by: Actor, membership: Membership) -> Permission:
    """As `may_staff`; and everybody may end their own part."""
    if by.person is not None and by.person == membership.person:
        return granted(membership.part)
    return may_staff(by, membership.account)


def _by_itself(by: Actor) -> Permission:
    """Whether the desk does it as part of something else, for which it has asked who may."""
    return granted("worker") if by.via == "worker" else refused(NOT_YOURS)


def _keeps(by: Actor, unit: Unit) -> Permission:
    for role in KEEPERS:
        if by.person is not None and by.person.has_role(role, unit.path):
            return granted(role)
    return refused(NOT_YOURS)


STEWARDS_HOLD = _("The steward places and lifts a hold on everything, on a network or on a topic.")
KEEPERS_HOLD = _("The contact person of the unit, or the steward, places and lifts a hold on it.")


def holds_for(person: Person) -> QuerySet[Hold]:
    """The holds, past ones too: everybody at the desk sees what is held, and why."""
    return Hold.objects.select_related("unit", "account__unit", "placed_by", "lifted_by")


def hold_for(person: Person, pk: int) -> Hold:
    """One hold; Http404 where there is none."""
    return get_object_or_404(holds_for(person), pk=pk)


def may_hold(by: Actor, hold: Hold) -> Permission:
    """The steward holds anything; the contact person own units, what is below them, and their accounts.

    A hold that belongs to something is placed and lifted by the desk itself, with what it belongs to.
    """
    if hold.ends_with:
        return _by_itself(by) or refused(_("This hold belongs to an incident. It is lifted there."))
    if hold.scope == Hold.Scope.UNIT and hold.unit is not None:
        return _brakes(by, hold.unit)
    if hold.scope == Hold.Scope.ACCOUNT and hold.account is not None:
        return _brakes(by, hold.account.unit)
    return may_hold_everything(by)


def may_hold_everything(by: Actor) -> Permission:
    """The steward of the whole university."""
    if by.person is not None and is_steward(by.person):
        return granted(Role.STEWARD)
    return refused(STEWARDS_HOLD)


def may_hold_anything(by: Actor) -> Permission:
    """Whether there is anything that they may hold."""
    return granted(Role.CONTACT) if may_register_anything(by) else refused(KEEPERS_HOLD)


def _brakes(by: Actor, unit: Unit) -> Permission:
    keeps = _keeps(by, unit)
    return keeps or refused(KEEPERS_HOLD)
