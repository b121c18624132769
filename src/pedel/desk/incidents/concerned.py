"""Whom an incident concerns."""

from __future__ import annotations

from pedel.desk.accounts.contacts import contacts_for
from pedel.desk.accounts.models import Membership
from pedel.desk.people.models import Assignment, Person, Role, still_here

from .models import Incident


def alarmed(incident: Incident) -> dict[int, Person]:
    """Contact persons and their deputies, stewards, owner and deputy, by id: told by every way there is."""
    people = [row.person for row in contacts_for(incident.unit)] + stewards(incident)
    people += [row.person for row in _works(incident) if row.part != Membership.Part.EDITOR]
    return {person.pk: person for person in people}


def working(incident: Incident) -> dict[int, Person]:
    """Everybody who works on the account, by id."""
    return {row.person_id: row.person for row in _works(incident)}


def stewards(incident: Incident) -> list[Person]:
    """The stewards of the unit and of all above it."""
    rows = Assignment.objects.on().filter(
        still_here(None, "person__"), role=Role.STEWARD, unit__path__in=incident.unit.lineage()
    )
    return [row.person for row in rows.select_related("person")]


def _works(incident: Incident) -> list[Membership]:
    if incident.account is None:
        return []
    return list(Membership.objects.at_work().filter(account=incident.account).select_related("person"))
