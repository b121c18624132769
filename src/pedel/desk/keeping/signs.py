"""The signs that nobody looks after an account, each as a part of the query and in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.listing import has
from pedel.desk.accounts.models import Account, Channel, Membership
from pedel.desk.passwords.models import ChangeDue
from pedel.desk.publishing.models import Delivery

from .models import Change, Confirmation
from .thresholds import deputy_required, dormant_days

Part, State = Membership.Part, Account.State


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: a code for programs, words, an icon, and a level for its colour."""

    code: str
    text: Any
    icon: str
    level: str


SIGNS: dict[str, Sign] = {
    sign.code: sign
    for sign in (
        Sign("owner", _("no owner"), icon="user-off", level="answer"),
        Sign("left", _("owner has left"), icon="door-exit", level="answer"),
        Sign("deputy", _("no deputy"), icon="user-question", level="advice"),
        Sign("unconfirmed", _("not confirmed"), icon="calendar-x", level="advice"),
        Sign("silent", _("silent"), icon="moon", level="note"),
        Sign("password", _("new password due"), icon="key", level="answer"),
        Sign("broken", _("connection broken"), icon="plug-connected-x", level="advice"),
        Sign("changed", _("changed on the network"), icon="eye-exclamation", level="answer"),
    )
}
"""Every sign by its code, the gravest not first: in the order in which one mends them."""


def signed(rows: QuerySet[Account]) -> QuerySet[Account]:
    """Accounts with `sign_<code>` for every sign, `last_at` (its last known post)."""
    today, unsettled = timezone.localdate(), {"account": OuterRef("pk")}
    left = Membership.objects.on().filter(part=Part.OWNER, person__leaves_on__lt=today, **unsettled)
    unconfirmed = Confirmation.objects.filter(done_at=None, due_on__lt=today, **unsettled)
    rows = rows.exclude(state=State.CLOSED).annotate(has_owner=has(Part.OWNER), last_at=last_at())
    return rows.annotate(
        sign_owner=Q(has_owner=False) & ~Q(Exists(left)),
        sign_left=Q(has_owner=False) & Q(Exists(left)),
        sign_deputy=~has(Part.DEPUTY),
        sign_unconfirmed=Exists(unconfirmed),
        sign_silent=silent(),
        sign_password=Exists(ChangeDue.objects.filter(done_at=None, **unsettled)),
        sign_broken=Exists(Channel.objects.filter(state=Channel.State.BROKEN, **unsettled)),
        sign_changed=Exists(Change.objects.filter(state=Change.State.OPEN, **unsettled)),
    )


def any_sign() -> Q:
    """Accounts with one sign at least; to be asked of `signed` rows."""
    found = Q(pk__in=())
    for code in SIGNS:
        found |= Q(**{f"sign_{code}": True})
    return found


def of(account: Account) -> list[Sign]:
    """The signs of one of the `signed` rows; a missing deputy weighs more where there must be one."""
    found = [sign for code, sign in SIGNS.items() if getattr(account, f"sign_{code}")]
    if not deputy_required():
        return found
    must = Sign("deputy", SIGNS["deputy"].text, icon="user-question", level="answer")
    return [must if sign.code == "deputy" else sign for sign in found]


def last_at() -> Any:
    """When an account last posted, through the desk or as its network tells; None where neither is known."""
    out = Delivery.objects.filter(account=OuterRef("pk"), state=Delivery.State.PUBLISHED).values("account")
    sent = Subquery(out.annotate(last=Max("ended_at")).values("last"))
    newest = F("sighting__newest_at")
    return Greatest(Coalesce(newest, sent), Coalesce(sent, newest))


def silent() -> Any:
    """For `signed` rows: whether an account that is in use has posted nothing for as long as the threshold.

    Where no post is known, it counts from the day on which it came into the register.
    """
    if not (days := dormant_days()):
        return Q(pk__in=())
    before = timezone.now() - timedelta(days=days)
    quiet = Q(last_at__lt=before) | Q(last_at=None, created_at__lt=before)
    return quiet & Q(state=State.ACTIVE)
