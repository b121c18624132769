"""A first look for an account: what the database says quickly, rather too much than too little."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q
from django.db.models.functions import Lower

from ..models import Account
from .reading import Sought, front_door


class Row(NamedTuple):
    """An account as far as it is compared."""

    pk: int
    network: str
    handle: str
    url: str


def nearby(sought: Sought, states: Iterable[str]) -> list[Row]:
    """The accounts in these states that could be the one that is asked about. One query."""
    wide = _by_handle(sought) | _by_site(sought.host or front_door(sought.handle))
    if sought.path:
        wide |= _by_path(*sought.path[:2])
    rows = Account.objects.filter(state__in=states).alias(lower=Lower("handle")).filter(wide)
    return [Row(*row) for row in rows.values_list(*Row._fields)]


def _by_handle(sought: Sought) -> Q:
    found = Q()
    for name in sought.names():
        start = name.partition("@")[0]
        found |= Q(lower=name) | Q(lower__startswith=f"{start}@") | Q(lower__endswith=f"/{name}")
    return found


def _by_site(host: str) -> Q:
    """Accounts whose handle or address is this site, or stands on it."""
    found = Q()
    for site in (host, f"www.{host}"):
        found |= Q(lower=site) | Q(lower__startswith=f"{site}/")
        found |= Q(url__iendswith=f"//{site}") | Q(url__iendswith=f"//{site}/")
    return found


def _by_path(first: str, second: str = "") -> Q:
    """Accounts whose address ends with the first part of a path, or goes on with the second."""
    return _ends(first) | (_holds(first) & _holds(second)) if second else _ends(first)


def _ends(part: str) -> Q:
    found = Q()
    for start in ("/", "/@"):
        found |= Q(url__iendswith=f"{start}{part}") | Q(url__iendswith=f"{start}{part}/")
        found |= Q(url__icontains=f"{start}{part}?")
    return found


def _holds(part: str) -> Q:
    return Q(url__icontains=f"/{part}") | Q(url__icontains=f"/@{part}")
