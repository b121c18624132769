"""Who sees the register and who may change it."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Person, Role, Unit
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission, granted, refused

from .models import Account


def accounts_for(person: Person) -> Any:
    """The accounts a person sees: the register is open to everybody who signs in."""
    return Account.objects.select_related("unit")


def account_for(person: Person, pk: int) -> Account:
    """One account; Http404 for what they do not see."""
    return get_object_or_404(accounts_for(person), pk=pk)


def may_register(by: Actor, unit: Unit) -> Permission:
    """The contact person of the unit, or the steward, puts accounts into the register."""
    return _keeps(by, unit)


def may_change(by: Actor, account: Account) -> Permission:
    """The contact person of the account's unit, or the steward, changes what the register says."""
    return _keeps(by, account.unit)


def _keeps(by: Actor, unit: Unit) -> Permission:
    for role in (Role.STEWARD, Role.CONTACT):
        if by.person is not None and by.person.has_role(role, unit.path):
            return granted(role)
    return refused(_("The contact person of the faculty, or the steward, keeps the register."))
