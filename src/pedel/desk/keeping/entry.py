"""The entry of an account in the register as its owner confirms it."""

from __future__ import annotations

import hashlib

from pedel.desk.accounts.models import Account, Membership


def people(account: Account) -> list[Membership]:
    """Who works on it today: owner, deputy, editors, each by name."""
    rows = Membership.objects.at_work().filter(account=account).select_related("person")
    return sorted(rows, key=lambda row: (Membership.Part.values.index(row.part), str(row.person)))


def digest(account: Account) -> str:
    """The sha256 (hex) of what is confirmed: name, handle, role, objectives and people."""
    who = [(row.part, row.person_id) for row in people(account)]
    said = (account.name, account.handle, account.purpose, account.objectives, sorted(who))
    return hashlib.sha256(repr(said).encode()).hexdigest()
