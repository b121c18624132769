"""That somebody leaves, on their own page and on those of the accounts that they work on."""

from __future__ import annotations

from django.http import HttpRequest

from pedel.desk.accounts.models import Account, Membership
from pedel.desk.beside import Section
from pedel.desk.people.models import Person

from . import access
from .models import Departure


def of_person(request: HttpRequest, person: Person) -> Section | None:
    """For who sees the departure. One query, and none where no last day is set."""
    if person.leaves_on is None:
        return None
    row = access.departures_for(request.user).filter(person=person, state=Departure.State.OPEN).first()
    return Section("leaving/beside_person.html", {"departure": row}, place="main", order=10) if row else None


def of_account(request: HttpRequest, account: Account) -> Section | None:
    """Who of its people leaves, for who sees that. One query."""
    people = Membership.objects.at_work().filter(account=account, person__leaves_on__isnull=False)
    rows = access.departures_for(request.user).filter(state=Departure.State.OPEN)
    found = list(rows.filter(person__in=people.values("person")))
    return (
        Section("leaving/beside_account.html", {"departures": found}, place="side", order=20)
        if found
        else None
    )


BESIDE = {"person": (of_person,), "account": (of_account,)}
