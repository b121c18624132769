"""Whether an account is ours: the register's answer to somebody outside. Nothing is kept of the question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from .. import networks
from ..models import Account, Membership
from ..states import OFFICIAL
from .likeness import is_disguised, is_like
from .nearby import Row, nearby
from .reading import Sought, front_door, read

State = Account.State
PUBLIC = (*OFFICIAL, State.HACKED, State.CLOSED)
"""What is being set up is nobody's business yet."""
ALIKE = 5
"""How many look-alikes are named at most."""
_ROOMS = ("users", "user")
"""What may stand before a name in an address on its own server."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`verdict` is "official", "closed", "hacked", "unknown" or "nothing" (nothing was asked)."""

    sought: Sought
    verdict: str
    accounts: tuple[Account, ...] = ()
    alike: tuple[Account, ...] = ()

    @property
    def is_disguised(self) -> bool:
        """Whether there are letters in it that only look like the usual ones."""
        return any(map(is_disguised, self.sought.names()))


def answer(typed: str) -> Answer:
    """The register's answer to what somebody typed."""
    sought = read(typed)
    if not sought.names():
        return Answer(sought, "nothing")
    if ours := [row.pk for row in nearby(sought, PUBLIC) if _is(row, sought)]:
        found = tuple(shown().filter(pk__in=ours))
        return Answer(sought, _verdict(found), found)
    return Answer(sought, "unknown", alike=_alike(sought))


def official() -> QuerySet[Account]:
    """All accounts that speak for the university today."""
    return shown().filter(state__in=OFFICIAL).order_by("name", "pk")


def closed() -> QuerySet[Account]:
    """All accounts that were ours and are closed, the latest first."""
    return shown().filter(state=State.CLOSED).order_by("-closed_on", "name", "pk")


def shown() -> QuerySet[Account]:
    """Accounts with what an outsider may see: names of people only who agreed to it.

    Clause employer.staff-confidentiality.
    """
    named = Membership.objects.at_work().filter(
        part__in=(Membership.Part.OWNER, Membership.Part.DEPUTY),
        person__may_be_named_since__lte=timezone.localdate(),
    )
    people = Prefetch("memberships", named.select_related("person").order_by("-part"), to_attr="named")
    return Account.objects.filter(state__in=PUBLIC).select_related("unit", "goes_on").prefetch_related(people)


def _verdict(found: Iterable[Account]) -> str:
    states = {account.state for account in found}
    if State.HACKED in states:
        return "hacked"
    return "official" if states & set(OFFICIAL) else "closed"


def _is(account: Row, sought: Sought) -> bool:
    handle = account.handle.lower()
    addresses = [read(url) for url in (account.url, networks.profile_url(account.network, account.handle))]
    if not sought.host:
        site = front_door(sought.handle)
        return sought.handle in _names(handle) or any(a.host == site and not a.path for a in addresses)
    if any(_share_a_host(account, a, sought) and _leads_to(a, sought) for a in addresses if a.host):
        return True
    return _stands_at(handle, sought)


def _names(handle: str) -> tuple[str, str, str]:
    """A handle as people shorten it: whole, without the server, without the room before it."""
    return handle, handle.partition("@")[0], handle.rpartition("/")[2]


def _share_a_host(account: Row, address: Sought, sought: Sought) -> bool:
    if address.host == sought.host:
        return True
    theirs = networks.hosts(account.network)
    return _is_one_of(address.host, theirs) and _is_one_of(sought.host, theirs)


def _is_one_of(host: str, hosts: Iterable[str]) -> bool:
    """Whether a host belongs to a network: one of its hosts, or below one ("nl.network.example")."""
    return any(host == each or host.endswith(f".{each}") for each in hosts)


def _leads_to(address: Sought, sought: Sought) -> bool:
    """Whether an address is the account's own, or below it (a single post)."""
    if not address.path:
        return not sought.path
    below = sought.path[: len(address.path)] == address.path
    return below and all(sought.query.get(name) == value for name, value in address.query.items())


def _stands_at(handle: str, sought: Sought) -> bool:
    """Whether it is the handle's own host, or its place on its own server."""
    if not sought.path:
        return sought.host == handle
    name, _, server = handle.partition("@")
    place = 1 if sought.path[0] in _ROOMS and len(sought.path) > 1 else 0
    return bool(server) and sought.host == server and sought.path[place] == name


def _alike(sought: Sought) -> tuple[Account, ...]:
    names = [part for name in sought.names() for part in _parts(name)]
    rows = Account.objects.filter(state__in=(*OFFICIAL, State.HACKED)).values_list("pk", "handle")
    near = [pk for pk, handle in rows if _is_near(names, handle)]
    return tuple(shown().filter(pk__in=near[:ALIKE]))


def _is_near(names: Iterable[str], handle: str) -> bool:
    return any(is_like(name, ours) for ours in _parts(handle) for name in names)


def _parts(handle: str) -> Iterator[str]:
    """The name in a handle: before the server's, after the room's, or the first label of a domain."""
    name = handle.partition("@")[0].rpartition("/")[2]
    yield name
    if name.count(".") > 1:
        yield name.partition(".")[0]
