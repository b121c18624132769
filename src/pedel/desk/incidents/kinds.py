"""What can have gone wrong, and what is done at once for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """The kinds of incident. A threat to a person is none of them: it is kept apart, see `Protected`."""

    HACKED = "hacked", _("hacked account")
    LEAK = "leak", _("leak")
    WRONG_POST = "wrong_post", _("wrong post")
    IMPERSONATION = "impersonation", _("impersonation")


@dataclass(frozen=True, slots=True)
class Button:
    """What a kind's button says: a sentence, what it means, an icon, and what one press does."""

    kind: Kind
    text: Any
    hint: Any
    does: Any
    icon: str


BUTTONS = (
    Button(
        Kind.HACKED,
        _("Somebody else is in the account"),
        _("Posts, messages or changes that nobody of us made; the password no longer works."),
        _("Holds the account, ends the desk's own access, warns outsiders, tells everybody concerned."),
        icon="user-exclamation",
    ),
    Button(
        Kind.WRONG_POST,
        _("A post should not be there"),
        _("Wrong, hurtful, too early, on the wrong account."),
        _("Holds the account and tells everybody concerned. Nothing is deleted yet."),
        icon="message-x",
    ),
    Button(
        Kind.LEAK,
        _("Something confidential is out"),
        _("A name, data of people, a paper before its time, a password in a picture."),
        _("Holds the account and tells everybody concerned. Nothing is deleted yet."),
        icon="droplet-exclamation",
    ),
    Button(
        Kind.IMPERSONATION,
        _("Somebody pretends to be us"),
        _("A false account with our name, picture or logo."),
        _("Tells everybody concerned. Our own account goes on."),
        icon="mask",
    ),
)

HOLDS = (Kind.HACKED, Kind.LEAK, Kind.WRONG_POST)
"""Kinds for which the account is held unless whoever opens it says otherwise; ours."""
NEEDS_ACCOUNT = (Kind.HACKED, Kind.WRONG_POST)
"""Kinds that are always about one account of ours."""
