"""What the worker does so that accounts are looked after: asking, telling again, looking."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.db.models import F, Max, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from pedel.desk.accounts.models import Account, Channel
from pedel.desk.record.acting import WORKER
from pedel.desk.record.permission import Conflict
from pedel.desk.work import Job, is_stopping

from . import actions, signs
from .looking import look
from .models import Confirmation
from .thresholds import confirm_days, dormant_days

MOST = 50
"""Accounts at most in one run; the rest follows in the next."""
EARLY = timedelta(days=14)
"""How long before its day a confirmation is asked for. Ours; no guideline gives these figures."""
GRACE = timedelta(days=14)
"""How long after its day the contact person is told. Ours."""
AGAIN = timedelta(days=90)
"""How long after it was told that an account is silent it is told again. Ours."""
EACH = timedelta(hours=24)
"""How often each account is looked at. Ours: a profile that was taken over should be seen within a day."""
LOOKS = 20
"""Accounts looked at in one run; every five minutes that makes 5760 a day."""
IN_USE = (Account.State.ACTIVE, Account.State.DORMANT, Account.State.HACKED)


def ask_to_confirm() -> None:
    """Asks for a confirmation two weeks before it is due."""
    before = timezone.now() - timedelta(days=confirm_days()) + EARLY
    last = Coalesce(Max("confirmations__done_at"), F("created_at"))
    waits = Confirmation.objects.filter(done_at=None).values("account")
    rows = Account.objects.filter(state__in=IN_USE).annotate(confirmed_at=last).exclude(pk__in=waits)
    earliest = timezone.localdate() + EARLY
    for account in rows.filter(confirmed_at__lte=before).select_related("unit").order_by("pk")[:MOST]:
        due = timezone.localdate(account.confirmed_at) + timedelta(days=confirm_days())
        _once(actions.ask, account, due_on=max(due, earliest))


def tell_again() -> None:
    """Asks again on the day itself, and tells the contact person two weeks after it."""
    today = timezone.localdate()
    rows = Confirmation.objects.filter(done_at=None, account__state__in=IN_USE)
    rows = rows.select_related("account__unit").order_by("due_on", "pk")
    for round_ in rows.filter(reminded_at=None, due_on__lte=today)[:MOST]:
        _once(actions.remind, round_)
    for round_ in rows.filter(escalated_at=None, due_on__lte=today - GRACE)[:MOST]:
        _once(actions.escalate, round_)


def nudge() -> None:
    """Tells the people of accounts that are silent, if there is a threshold; again after three months."""
    if not (days := dormant_days()):
        return
    now = timezone.now()
    told = Q(sighting__nudged_at=None) | Q(sighting__nudged_at__lt=now - AGAIN)
    rows = signs.signed(Account.objects.all()).filter(told, sign_silent=True)
    for account in rows.select_related("unit").order_by("pk")[:MOST]:
        since = account.last_at or account.created_at
        _once(actions.nudge, account, days=max((now - since).days, days))


def look_at_profiles() -> None:
    """Looks once a day at the profile of every account that is connected."""
    due = Q(account__sighting__looked_at=None) | Q(account__sighting__looked_at__lt=timezone.now() - EACH)
    rows = Channel.objects.filter(due, state=Channel.State.CONNECTED, account__state__in=IN_USE)
    order = F("account__sighting__looked_at").asc(nulls_first=True)
    for channel in rows.select_related("account__unit").order_by(order, "pk")[:LOOKS]:
        if is_stopping():
            return
        look(channel)


def _once(act: Callable[..., Any], *target: Any, **wishes: Any) -> None:
    with suppress(Conflict):  # done before, or by another worker just now
        act(WORKER, *target, **wishes)


JOBS = (
    Job("keeping: ask to confirm accounts", 3600, ask_to_confirm),
    Job("keeping: ask again, and tell the contact person", 3600, tell_again),
    Job("keeping: tell of silent accounts", 6 * 3600, nudge),
    Job("keeping: look at profiles", 300, look_at_profiles, lane="profiles"),
)
