"""Tags that show what is held: a bar above a page, a mark in a list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.db.models import QuerySet

from .. import holds as reading
from ..models import Account, Hold

register = template.Library()


@register.inclusion_tag("accounts/held.html", takes_context=True)
def held_over(
    context: Any, accounts: Account | Iterable[Account], topics: Iterable[str] = ()
) -> dict[str, Any]:
    """The bar of the holds over one or more accounts (with their units) and the topics of a message.

    Those on everything stand above every page already, and are left out.
    """
    brakes = _brakes(context)
    narrower = [hold for hold in brakes if hold.scope != Hold.Scope.EVERYTHING]
    over = {hold.pk for each in _several(accounts, narrower) for hold in brakes.over(each, topics)}
    return {"holds": [hold for hold in narrower if hold.pk in over]}


@register.inclusion_tag("accounts/held_mark.html", takes_context=True)
def held_mark(context: Any, account: Account, topics: Iterable[str] = ()) -> dict[str, Any]:
    """The mark of what is held, for a row of a list. No query of its own; the account needs its unit."""
    return {"holds": _brakes(context).over(account, topics)}


@register.filter
def held_what(hold: Hold) -> str:
    """What a hold is about: the name of its unit, account, network or topic."""
    return reading.what(hold)


def _several(accounts: Account | Iterable[Account], holds: list[Hold]) -> Iterable[Account]:
    """The accounts with their units; nothing is asked for where nothing is held."""
    if not holds or isinstance(accounts, Account):
        return [accounts] if holds else []
    return accounts.select_related("unit") if isinstance(accounts, QuerySet) else accounts


def _brakes(context: Any) -> reading.Brakes:
    return context.get("brakes") or reading.Brakes()
