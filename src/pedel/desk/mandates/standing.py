"""How mandates stand on a day: which of them holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account
from pedel.desk.people.models import Person

from .models import Mandate

State = Mandate.State


def in_force(account: Account, person: Person, day: date | None = None) -> Mandate | None:
    """The mandate of a person on an account that holds on a day (today). One query."""
    rows = Mandate.objects.filter(account=account, person=person).select_related("supervisor")
    return of(rows, day or timezone.localdate())


def of(mandates: Iterable[Mandate], day: date) -> Mandate | None:
    """The one that holds, of all mandates of one person on one account."""
    known = list(mandates)
    replaced = {each.replaces_id for each in known if _has_begun(each, day)}
    holding = [each for each in known if each.is_agreed() and each.holds_on(day) and each.pk not in replaced]
    return max(holding, key=lambda each: (each.starts, each.pk), default=None)


def _has_begun(mandate: Mandate, day: date) -> bool:
    """Whether it came to hold: from then on the one before it is over, for good."""
    if mandate.starts > day:
        return False
    if mandate.is_agreed():
        return True
    last = mandate.last_day() if mandate.agreed_at else None
    return mandate.state == State.ENDED and last is not None and last >= mandate.starts


def replaced_today() -> Exists:
    """For a query over mandates: whether one that replaces it has begun."""
    after = Mandate.objects.filter(replaces=OuterRef("pk"), starts__lte=timezone.localdate())
    return Exists(after.filter(state=State.AGREED))


def word(mandate: Mandate, day: date | None = None) -> Any:
    """How a mandate stands, in words, from its own dates alone."""
    day = day or timezone.localdate()
    if mandate.state != State.AGREED:
        return mandate.get_state_display()
    if getattr(mandate, "is_replaced", False):
        return _("replaced")
    if mandate.starts > day:
        return _("agreed, not begun")
    if mandate.ends is not None and mandate.ends < day:
        return _("ran out")
    return _("in force")
