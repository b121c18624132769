"""How the record files what happens to a closing, how its state moves, and whom the desk tells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from pedel.desk.accounts.contacts import contacts_for
from pedel.desk.accounts.models import Account, Membership
from pedel.desk.notices.telling import tell
from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done
from pedel.desk.record.permission import Conflict

from ..models import Closing


def about(closing: Closing, result: Any = None, **facts: Any) -> Done:
    """Filed under the closing, found by its account."""
    account = closing.account
    return Done(result or closing, about=closing, account=account.pk, unit=account.unit_id, facts=facts)


def move(closing: Closing, *from_: str, **to: Any) -> None:
    """Moves a closing if it still is in one of these states; Conflict otherwise."""
    if not Closing.objects.filter(pk=closing.pk, state__in=from_).update(**to):
        raise Conflict(_("The closing has moved on meanwhile. Look at how it stands now."))
    for name, value in to.items():
        setattr(closing, name, value)


def people_of(account: Account) -> list[Person]:
    """Who works on an account."""
    rows = Membership.objects.at_work().filter(account=account).select_related("person")
    return [row.person for row in rows]


def keepers_of(account: Account) -> list[Person]:
    """Its contact persons, else the stewards."""
    return [row.person for row in contacts_for(account.unit)]


def tell_of(by: Actor, closing: Closing, what: str, people: Iterable[Person | None]) -> None:
    """Tells people of it, but for whoever did it."""
    facts = {"account": str(closing.account), "by": str(by), "day": closing.last_day.isoformat()}
    others = [person for person in people if person is not None and person.pk != by.id]
    tell(others, f"closing.{what}", reverse("closing", args=[closing.pk]), **facts)
