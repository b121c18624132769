"""The list of who has access to an account: its digest, and who of its people do not stand on it."""

from __future__ import annotations

import hashlib

from pedel.desk.accounts.models import Account, Membership

from .reading import holders_of


def digest(account: Account) -> str:
    """The sha256 (hex) of an account's list as it is: whoever finds it right, found exactly this right."""
    rows = sorted(holders_of(account).values_list("pk", "kind", "person", "name", "purpose"))
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def not_listed(account: Account) -> list[Membership]:
    """Who works on an account but is not listed: they write through the desk alone, or were forgotten."""
    known = holders_of(account).filter(kind="person").values("person")
    rows = Membership.objects.at_work().filter(account=account).exclude(person__in=known)
    seen: dict[int, Membership] = {}
    for row in rows.select_related("person").order_by("person__name", "pk"):
        seen.setdefault(row.person_id, row)
    return list(seen.values())
