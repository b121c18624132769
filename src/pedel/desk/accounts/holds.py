"""Which holds brake what: asked once for a page, however many things it shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from pedel.desk.people.models import Person, Role

from . import networks
from .models import Account, Hold, Membership

Scope = Hold.Scope
WATCHING = (Role.STEWARD, Role.CONTACT, Role.APPROVER)
"""The roles whom a hold on their units concerns, beside those who work on an account."""


def in_force() -> QuerySet[Hold]:
    """The holds that brake now, widest first, with what a page says of them."""
    rows = Hold.objects.in_force().select_related("unit", "account__unit", "placed_by")
    return rows.order_by("placed_at", "pk")


def holds_over(account: Account, topics: Iterable[str] = ()) -> list[Hold]:
    """The holds in force over an account and a message on these topics. One query; for lists `Brakes`."""
    return list(in_force().over(account, topics))


class Brakes:
    """The holds in force at one moment, to be asked about many accounts. One query, and only if asked."""

    def __init__(self, holds: Iterable[Hold] | None = None) -> None:
        self._given = holds
        self._held: list[Hold] | None = None

    def __iter__(self):  # noqa: ANN204  # holds, in order
        return iter(self.all)

    @property
    def all(self) -> list[Hold]:
        """All of them."""
        if self._held is None:
            self._held = list(in_force() if self._given is None else self._given)
        return self._held

    @property
    def everywhere(self) -> list[Hold]:
        """Those on everything."""
        return [hold for hold in self.all if hold.scope == Scope.EVERYTHING]

    def over(self, account: Account, topics: Iterable[str] = (), at: datetime | None = None) -> list[Hold]:
        """Those over an account and these topics; with `at`, those that are to last until then.

        The account needs its unit (`select_related`).
        """
        named = {topic.casefold() for topic in topics}
        lasting = (hold for hold in self.all if at is None or hold.ends_at is None or hold.ends_at > at)
        return [hold for hold in lasting if covers(hold, account, named)]


def covers(hold: Hold, account: Account, topics: set[str] | frozenset[str] = frozenset()) -> bool:
    """Whether an account, or a message on these casefolded topics, falls into a hold's scope."""
    match hold.scope:
        case Scope.EVERYTHING:
            return True
        case Scope.UNIT:
            return account.unit.is_within(hold.unit.path)
        case Scope.ACCOUNT:
            return hold.account_id == account.pk
        case Scope.NETWORK:
            return hold.network == account.network
    return hold.topic in topics


def accounts_under(hold: Hold) -> QuerySet[Account]:
    """The accounts that a hold concerns; a topic can come up on every one of them."""
    rows = Account.objects.exclude(state=Account.State.CLOSED)
    match hold.scope:
        case Scope.UNIT:
            return rows.filter(unit__path__startswith=hold.unit.path)
        case Scope.ACCOUNT:
            return rows.filter(pk=hold.account_id)
        case Scope.NETWORK:
            return rows.filter(network=hold.network)
    return rows


def concerning(person: Person, holds: Iterable[Hold]) -> list[Hold]:
    """Those of some holds that concern a person: by an account they work on, or a unit they look after."""
    mine = Membership.objects.on().filter(person=person).values_list("account", flat=True)
    accounts = list(Account.objects.filter(pk__in=mine).select_related("unit"))
    paths = person.paths(*WATCHING)
    return [hold for hold in holds if _concerns(hold, accounts, paths)]


def _concerns(hold: Hold, accounts: list[Account], paths: Iterable[str]) -> bool:
    if hold.scope in (Scope.EVERYTHING, Scope.TOPIC):
        return True
    if hold.scope == Scope.NETWORK:
        return bool(paths) or any(covers(hold, account) for account in accounts)
    unit = hold.unit if hold.scope == Scope.UNIT else hold.account.unit
    above = any(unit.path.startswith(path) for path in paths)
    below = hold.scope == Scope.UNIT and any(path.startswith(unit.path) for path in paths)
    return above or below or any(covers(hold, account) for account in accounts)


def what(hold: Hold) -> str:
    """What is held, in the reader's words: "Faculty of Law", "@leidenlaw", "a network's name", "storm"."""
    match hold.scope:
        case Scope.UNIT:
            return str(hold.unit)
        case Scope.ACCOUNT:
            return str(hold.account)
        case Scope.NETWORK:
            return networks.title(hold.network)
    return hold.topic
