"""What the question desk shows on other pages: guidance on a clause's, whom to ask on an account's."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from pedel.desk.accounts.contacts import contacts_for
from pedel.desk.accounts.models import Account
from pedel.desk.beside import Section
from pedel.policy import Clause

from .models import Guidance
from .roster import absences_of


def on_clause(request: HttpRequest, clause: Clause) -> Section | None:
    """Published guidance under the clause; the same for everybody. One query."""
    rows = Guidance.objects.filter(state=Guidance.State.PUBLISHED).select_related("current")
    found = [one for one in rows if clause.id in one.current.clauses]
    return Section("questions/of_clause.html", {"guidance": found}) if found else None


def on_account(request: HttpRequest, account: Account) -> Section | None:
    """The way to ask about an account, and who of its contact persons is away today."""
    people = [row.person_id for row in contacts_for(account.unit)]
    facts: dict[str, Any] = {"away": list(absences_of(people).values())}
    return Section("questions/of_account.html", facts, place="side", order=20)


BESIDE = {"clause": (on_clause,), "account": (on_account,)}
