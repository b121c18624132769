"""What stands on an account's page about its access and password."""

from __future__ import annotations

from django.http import HttpRequest

from pedel.desk.accounts.models import Account
from pedel.desk.beside import Section
from pedel.desk.people.models import Person
from pedel.desk.record.acting import by

from . import access, reading
from .models import Holder

SHOWN = 50
"""So many are shown; nobody has access to more accounts than anybody can keep."""


def card(request: HttpRequest, account: Account) -> Section | None:
    """Whether a new password is due and how many have access; for those alone who see the list."""
    if not access.may_see(by(request), account):
        return None
    facts = {
        "changes": reading.open_changes(account).exists(),
        "lock": reading.lock_of(account),
        "number": reading.holders_of(account).count(),
    }
    return Section("passwords/beside.html", facts, place="side", order=20)


def held(request: HttpRequest, person: Person) -> Section | None:
    """What a colleague has access to, of the accounts whose list the reader sees."""
    rows = Holder.objects.in_force().filter(person=person)
    seen = rows.filter(account__in=access.accounts_seen_by(request.user)).select_related("account")
    holders = list(seen.order_by("account__name", "kind", "pk")[:SHOWN])
    return Section("passwords/beside_person.html", {"holders": holders}, order=30) if holders else None


BESIDE = {"account": (card,), "person": (held,)}
