"""What of the register waits for a person: accounts that nobody answers for."""

from __future__ import annotations

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pedel.desk.people.models import Person, within
from pedel.desk.ui.todo import Shortcut, Todo

from .access import KEEPERS
from .listing import has
from .models import Account, Membership

NAMED = 3
"""So many are named one by one; with more, one line leads to all of them."""


def waiting_for(person: Person) -> list[Todo]:
    """For who keeps the register: the accounts of their units without an owner. One query."""
    if not (paths := person.paths(*KEEPERS)):
        return []
    rows = Account.objects.filter(within(paths, "unit__"), ~has(Membership.Part.OWNER)).exclude(
        state=Account.State.CLOSED
    )
    ownerless = list(rows[: NAMED + 1])
    if len(ownerless) > NAMED:
        return [_together(rows.count())]
    return [_one(account) for account in ownerless]


def shortcuts(person: Person) -> list[Shortcut]:
    """Who keeps the register may put accounts into it."""
    if not person.paths(*KEEPERS):
        return []
    return [Shortcut(_("Register an account"), reverse("new-account"), icon="address-book")]


def _one(account: Account) -> Todo:
    what = format_lazy(_("{account} has no owner"), account=str(account))
    detail = _("Nobody answers for it now. Say who does.")
    return Todo(what, reverse("account", args=[account.pk]), icon="user-off", group="care", detail=detail)


def _together(number: int) -> Todo:
    what = ngettext("%d account has no owner", "%d accounts have no owner", number) % number
    detail = _("Nobody answers for them now. Say who does.")
    url = f"{reverse('accounts')}?lacks=owner"
    return Todo(what, url, icon="user-off", group="care", detail=detail)
