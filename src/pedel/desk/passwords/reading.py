"""Who has access to what, and what is due: for pages, and for the apps that come later."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from pedel.desk import packs
from pedel.desk.accounts.contacts import contacts_for
from pedel.desk.accounts.models import Account, Membership
from pedel.desk.people.models import Person

from .models import ChangeDue, Holder, Lock


def accounts_of(person: Person) -> QuerySet[Account]:
    """The accounts to which a person has access: those on whose list they stand, and those they work on.

    Who has left is not forgotten here: what they could open until then has to change.
    """
    held = Holder.objects.in_force().filter(person=person)
    works = Membership.objects.on().filter(person=person)
    rows = Account.objects.select_related("unit")
    return rows.filter(Q(pk__in=held.values("account")) | Q(pk__in=works.values("account")))


def holders_of(account: Account) -> QuerySet[Holder]:
    """The people, devices and tools on an account's list today."""
    rows = Holder.objects.in_force().filter(account=account)
    return rows.select_related("person", "account__unit").order_by("kind", "person__name", "name", "pk")


def open_changes(account: Account) -> QuerySet[ChangeDue]:
    """Why a new password is due on an account now, the most pressing first."""
    rows = ChangeDue.objects.filter(account=account, done_at=None)
    return rows.select_related("called_by").order_by("due_on", "pk")


def lock_of(account: Account) -> Lock:
    """What guards an account; one of which nothing is said where nobody has said anything yet."""
    rows = Lock.objects.select_related("changed_by", "reviewed_by")
    return rows.filter(account=account).first() or Lock(account=account)


def owners(account: Account) -> list[Person]:
    """The owner and the deputy; where there is neither, whom to turn to about the account."""
    rows = Membership.objects.at_work().filter(account=account, part__in=("owner", "deputy"))
    return [row.person for row in rows.select_related("person")] or contacts(account)


def contacts(account: Account) -> list[Person]:
    """The contact persons of the account's unit, with their deputies; else the stewards."""
    return [row.person for row in contacts_for(account.unit)]


def interval_days() -> int:
    """Days after which a password has to change: as set, else as the guidelines say; 0 where neither does."""
    if settings.PEDEL.password_days:
        return settings.PEDEL.password_days
    given = (clause.facts.get("interval_days") for clause in packs.in_force().clauses)
    return min((days for days in given if isinstance(days, int) and days > 0), default=0)


def next_change(account: Account, lock: Lock) -> date | None:
    """The day on which a new password is due by the interval; None where there is none."""
    if not (days := interval_days()):
        return None
    since = lock.changed_on or account.opened_on or timezone.localdate(account.created_at)
    return since + timedelta(days=days)
