"""What an account lacks, in words and with an icon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from .models import Account, Membership

Part = Membership.Part


@dataclass(frozen=True, slots=True)
class Care:
    """One thing that needs care: a code for programs, words, an icon, and a level for its colour."""

    code: str
    text: Any
    icon: str
    level: str


_OWNER = Care("owner", _("no owner"), icon="user-off", level="answer")
_DEPUTY = Care("deputy", _("no deputy"), icon="user-question", level="advice")
_PURPOSE = Care("purpose", _("role not said"), icon="writing", level="note")
_HACKED = Care("hacked", _("out of our hands"), icon="alert-triangle", level="stop")


def needs(account: Account, memberships: Iterable[Membership]) -> list[Care]:
    """What needs care in an account with these people of today; nothing once it is closed."""
    if account.state == Account.State.CLOSED:
        return []
    parts = {membership.part for membership in memberships}
    found = [_HACKED] if account.state == Account.State.HACKED else []
    found += [_OWNER] if Part.OWNER not in parts else []
    found += [_DEPUTY] if Part.DEPUTY not in parts else []
    # Clause brand.role: it is plain what the account is for.
    return found + ([_PURPOSE] if not account.purpose.strip() else [])
