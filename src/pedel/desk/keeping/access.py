"""Who sees how accounts are looked after, and who answers for it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account, Channel, Membership
from pedel.desk.passwords import access
from pedel.desk.people.models import Person, within
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission, granted, refused

from .models import Change, Confirmation, Sighting

NOT_YOURS = _("The owner of the account, their deputy or the contact person answers for it.")
CLOSED = _("This account is closed. There is nothing to confirm any more.")

account_for = access.account_for
may_see = access.may_see


def accounts_kept_by(person: Person) -> QuerySet[Account]:
    """The accounts that a person answers for: as owner or deputy, as contact person or steward."""
    if person.has_left():
        return Account.objects.none()
    kept = Membership.objects.at_work().filter(person=person, part__in=access.KEEPS).values("account")
    mine = Account.objects.filter(pk__in=kept)
    rows = mine | Account.objects.filter(within(person.paths(*access.ROLES), "unit__"))
    return rows.select_related("unit")


def confirmations_for(person: Person) -> QuerySet[Confirmation]:
    """The confirmations of the accounts that a person keeps or works on."""
    return Confirmation.objects.filter(account__in=access.accounts_seen_by(person))


def changes_for(person: Person) -> QuerySet[Change]:
    """What changed elsewhere on the accounts that a person keeps or works on."""
    return Change.objects.filter(account__in=access.accounts_seen_by(person))


def sighting_for(person: Person, account: Account) -> Sighting:
    """What was last seen of an account; nothing yet where nobody has looked. Http404 for strangers."""
    found = get_object_or_404(access.accounts_seen_by(person), pk=account.pk)
    return Sighting.objects.filter(account=found).first() or Sighting(account=found)


def may_keep(by: Actor, account: Account) -> Permission:
    """The owner and the deputy; the contact person of the unit and the steward."""
    return access.may_keep(by, account) or refused(NOT_YOURS)


def may_confirm(by: Actor, account: Account) -> Permission:
    """As `may_keep`, while the account is not closed."""
    return refused(CLOSED) if account.state == Account.State.CLOSED else may_keep(by, account)


def may_settle(by: Actor, account: Account) -> Permission:
    """As `may_keep`, where there is a connection to compare with."""
    if not Channel.objects.filter(account=account).exists():
        return refused(_("This account was never connected, so there is nothing to compare with."))
    return may_keep(by, account)


def may_watch(by: Actor, _target: object) -> Permission:
    """Only the desk itself asks, tells again and notices."""
    return granted("worker") if by.person is None and by.via == "worker" else refused(NOT_YOURS)
