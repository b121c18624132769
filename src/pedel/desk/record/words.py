"""What an entry says to a reader: its verb in words, and a link to what it is about."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .action import VERBS
from .models import Entry

ROLES = {
    "steward": gettext_lazy("steward"),
    "contact": gettext_lazy("contact person"),
    "approver": gettext_lazy("approver"),
    "owner": gettext_lazy("owner"),
    "deputy": gettext_lazy("deputy"),
    "editor": gettext_lazy("editor"),
    "author": gettext_lazy("author"),
    "supervisor": gettext_lazy("supervisor"),
    "giver": gettext_lazy("who delegated"),
    "receiver": gettext_lazy("delegate"),
    "external": gettext_lazy("by a one-time link"),
    "operator": gettext_lazy("operator of the server"),
    "provider": gettext_lazy("sign-in of the institution"),
    "worker": "",
    "self": "",
}
"""Roles as entries keep them, in words; empty where the name beside it says enough."""


def role(entry: Entry) -> str:
    """The role in which something was done, in the reader's language."""
    return str(ROLES.get(entry.role, entry.role))


def sentence(verb: str) -> str:
    """What was done, in the reader's language; the verb itself where its action is gone."""
    return _(VERBS[verb]) if VERBS.get(verb) else verb


def verbs() -> list[tuple[str, str]]:
    """Every verb that can be recorded, with its words, in the order of the words."""
    return sorted(((verb, sentence(verb)) for verb in VERBS), key=lambda pair: pair[1])


def address(entry: Entry) -> str:
    """Where the thing can be seen that an entry is about; "" when it has no page of its own."""
    noun, _colon, key = entry.about.partition(":")
    try:
        return reverse("entry" if noun == "entry" else noun, args=[key])
    except NoReverseMatch:
        return ""


def fact(value: Any) -> str:
    """A fact's value for a reader: lists with commas, yes and no for true and false."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(map(fact, value))
    if isinstance(value, dict):
        return "; ".join(f"{name}: {fact(each)}" for name, each in value.items())
    return "" if value is None else str(value)
