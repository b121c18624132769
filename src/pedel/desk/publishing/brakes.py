"""Holds: what is held does not go out, and says until when and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pedel.desk.accounts.holds import what as name
from pedel.desk.accounts.models import Account, Hold
from pedel.desk.braking import Stop


def holds(account: Account, topics: Iterable[str]) -> Any:
    """The holds in force over an account and these topics."""
    return Hold.objects.in_force().over(account, topics)


def held(content: Mapping[str, Any], account: Account) -> Iterable[Stop]:
    """The holds over the account and the message's topics."""
    for hold in holds(account, content.get("topics", ())).select_related("placed_by", "unit", "account"):
        yield Stop("held", sentence(hold), _address())


def sentence(hold: Hold) -> str:
    """A hold as one reads it: what, by whom, until when, why."""
    told = {"what": what(hold), "who": hold.placed_by or _("the desk"), "why": hold.reason.strip()}
    if hold.ends_at is None:
        return _("%(what)s is held by %(who)s: %(why)s") % told
    until = date_format(timezone.localtime(hold.ends_at), "DATETIME_FORMAT")
    return _("%(what)s is held by %(who)s until %(until)s: %(why)s") % {**told, "until": until}


def what(hold: Hold) -> str:
    """What a hold is about, as the subject of a sentence."""
    if hold.scope == Hold.Scope.EVERYTHING:
        return _("Everything")
    if hold.scope == Hold.Scope.NETWORK:
        return _("The network %s") % name(hold)
    if hold.scope == Hold.Scope.TOPIC:
        return _("The topic “%s”") % name(hold)
    return name(hold)


def _address() -> str:
    try:
        return reverse("holds")
    except NoReverseMatch:
        return ""


BRAKES = (held,)
