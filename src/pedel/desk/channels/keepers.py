"""Whom to tell about a channel: who answers for the account, and the contact person."""

from __future__ import annotations

from pedel.desk.accounts.contacts import contacts_for
from pedel.desk.accounts.models import Account, Membership
from pedel.desk.people.models import Assignment, Person, Role, still_here
from pedel.desk.record.acting import Actor

from .access import KEEPS


def owners(account: Account) -> list[Person]:
    """The owner and the deputy; where there is neither, whom to turn to about the account."""
    rows = Membership.objects.at_work().filter(account=account, part__in=KEEPS).select_related("person")
    return [row.person for row in rows] or contacts(account)


def contacts(account: Account) -> list[Person]:
    """The contact persons of the account's unit, with their deputies; else the stewards."""
    return [row.person for row in contacts_for(account.unit)]


def all_but(account: Account, by: Actor) -> list[Person]:
    """Owner, deputy and contact persons, without whoever does it."""
    everybody = {person.pk: person for person in [*owners(account), *contacts(account)]}
    return [person for pk, person in everybody.items() if pk != by.id]


def stewards() -> list[Person]:
    """The stewards of the desk."""
    rows = Assignment.objects.on().filter(still_here(None, "person__"), role=Role.STEWARD)
    return list({row.person_id: row.person for row in rows.select_related("person")}.values())
