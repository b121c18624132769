"""The pictures of the library that drafts use, and whose drafts they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from pedel.desk.accounts.models import Membership
from pedel.desk.library.models import Asset
from pedel.desk.library.uses import Use
from pedel.desk.people.models import Person

from .models import Picture
from .states import State

OPEN = (State.WRITING, State.WAITING, State.APPROVED, State.CLEARED, State.DECLINED)
"""The states in which a draft may still go out."""


def used() -> QuerySet[Any]:
    """The ids of the assets that stand with a draft which was not discarded."""
    rows = Picture.objects.exclude(draft__state=State.DISCARDED).filter(asset__isnull=False)
    return rows.values("asset")


def people(asset: Asset) -> Iterable[Person]:
    """The authors of drafts with it that may still go out, and the owners of their accounts."""
    rows = Picture.objects.filter(asset=asset, draft__state__in=OPEN)
    authors = Person.objects.filter(pk__in=rows.values("draft__author"))
    accounts = rows.values("draft__targets__account")
    owners = Membership.objects.at_work().filter(account__in=accounts, part="owner")
    return [*authors, *(row.person for row in owners.select_related("person"))]


USES = (Use(assets=used, people=people),)
