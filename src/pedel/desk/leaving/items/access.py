"""What they can open on networks: taken off the lists of access, and new passwords."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pedel.desk.accounts.models import Account, Membership
from pedel.desk.passwords.models import ChangeDue, Holder, Lock, Reason
from pedel.desk.people.models import Person

from ..models import Departure
from .item import Item, Leaver

OWNERS = (Membership.Part.OWNER, Membership.Part.DEPUTY)


def found(leaver: Leaver) -> Iterator[Item]:
    """Their entries on lists of access, and each account whose password they may know. Five queries."""
    held = list(holders(leaver.departure))
    accounts = concerned(leaver, held)
    keepers = _keepers(leaver, accounts)
    for row in held:
        yield _entry(leaver, row, keepers)
    changed = dict(Lock.objects.filter(account__in=accounts).values_list("account", "changed_on"))
    due = ChangeDue.objects.filter(account__in=accounts, reason=Reason.LEFT, done_at=None)
    called = set(due.values_list("account", flat=True))
    for account in accounts.values():
        day = changed.get(account.pk)
        is_done = day is not None and day >= leaver.last_day
        yield Item(
            key=f"password:{account.pk}",
            group="access",
            what=_("A new password for %(account)s") % {"account": account},
            state="done" if is_done else "open" if leaver.is_over or account.pk in called else "coming",
            detail=_when(leaver, day if is_done else None, is_called=account.pk in called),
            turn=_turn(leaver, account, keepers),
            url=reverse("account", args=[account.pk]),
            link=account.name,
            may_say=True,
        )


def holders(departure: Departure) -> QuerySet[Holder]:
    """Their entries that stand, and those ended since the checklist began."""
    since = timezone.make_aware(datetime.combine(timezone.localdate(departure.began_at), time.min))
    rows = Holder.objects.filter(person=departure.person_id, starts__lte=departure.last_day)
    rows = rows.filter(Q(ended_at=None) | Q(ended_at__gte=since))
    return rows.select_related("account__unit", "ended_by").order_by("account__name", "kind", "pk")


def concerned(leaver: Leaver, held: list[Holder]) -> dict[int, Account]:
    """The accounts they work on or can open on their last day, by id."""
    works = Membership.objects.on(leaver.last_day).filter(person=leaver.person)
    rows = works.exclude(account__state=Account.State.CLOSED).select_related("account__unit")
    found = {row.account_id: row.account for row in rows.order_by("account__name")}
    return found | {row.account_id: row.account for row in held}


def _keepers(leaver: Leaver, accounts: dict[int, Account]) -> dict[int, list[Person]]:
    rows = Membership.objects.at_work(leaver.then).filter(account__in=accounts, part__in=OWNERS)
    found: dict[int, list[Person]] = {}
    for row in rows.exclude(person=leaver.person).select_related("person").order_by("-part"):
        found.setdefault(row.account_id, []).append(row.person)
    return found


def _turn(leaver: Leaver, account: Account, keepers: dict[int, list[Person]]) -> tuple[Person, ...]:
    """Owner and deputy who stay; else the contact person."""
    return tuple(dict.fromkeys(keepers.get(account.pk, ()))) or leaver.turns.contacts(account.unit)


def _entry(leaver: Leaver, row: Holder, keepers: dict[int, list[Person]]) -> Item:
    said = {"account": row.account, "name": row.name}
    is_own = row.kind == Holder.Kind.PERSON
    what = _("Their access to %(account)s") if is_own else _("“%(name)s”, with access to %(account)s")
    ended = row.ended_at is not None
    return Item(
        key=f"holder:{row.pk}",
        group="access",
        what=what % said,
        state="done" if ended else "coming" if is_own and not leaver.is_over else "open",
        detail=_ended(row) if ended else _standing(leaver, is_own=is_own),
        turn=_turn(leaver, row.account, keepers),
        url=reverse("account", args=[row.account_id]),
        link=row.account.name,
        form="" if ended else "holder",
        subject=row.pk,
    )


def _ended(row: Holder) -> str:
    day = date_format(timezone.localdate(row.ended_at), "j F Y")
    if row.ended_by is None:
        return _("Taken off the list on %(day)s.") % {"day": day}
    return _("Taken off the list on %(day)s by %(by)s.") % {"day": day, "by": row.ended_by}


def _standing(leaver: Leaver, *, is_own: bool) -> str:
    if is_own:
        day = date_format(leaver.last_day, "j F Y")
        return _("The desk takes it off the list on %(day)s, the last day.") % {"day": day}
    return _("Take it in, or shut it out on the network, and end it here.")


def _when(leaver: Leaver, day: object, *, is_called: bool) -> str:
    if day is not None:
        return _("Changed on %(day)s.") % {"day": date_format(day, "j F Y")}
    if is_called:
        return _("Called for. Whoever changes it says so on the account's page.")
    return _("The desk calls for it on %(day)s.") % {"day": date_format(leaver.last_day, "j F Y")}
