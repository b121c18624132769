"""What the worker does for passwords: who has gone, what the interval asks for, and telling again."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from pedel.desk.accounts.models import Account, Membership
from pedel.desk.people.models import Person
from pedel.desk.record.acting import WORKER
from pedel.desk.record.permission import Conflict
from pedel.desk.work import Job

from . import actions
from .models import ChangeDue, Holder, Lock, Reason
from .reading import interval_days

MOST = 50
"""Accounts at most in one run; the rest follows in the next."""
LOOKED_BACK = timedelta(days=365)
"""How long ago somebody may have left for it to be noticed still. Ours."""
EARLY = timedelta(days=14)
"""How long before the interval is over it is said. Ours; no guideline gives it."""
AGAIN = timedelta(days=7)
"""How long after its day, and after the last time, a change that is due is told again. Ours."""


def end_gone() -> None:
    """Ends the access of people who have left, or whose time is over, and of what they kept."""
    today = timezone.localdate()
    gone = Q(person__leaves_on__lt=today) | Q(ends__lt=today)
    rows = Holder.objects.filter(gone, ended_at=None).select_related("person", "account__unit")
    for holder in rows.order_by("pk")[:MOST]:
        with suppress(Conflict):  # somebody has just ended it
            actions.end_access(WORKER, holder)


def call_for_leavers() -> None:
    """Makes a new password due where somebody who worked on an account has left the institution."""
    today = timezone.localdate()
    left = Person.objects.filter(leaves_on__lt=today, leaves_on__gte=today - LOOKED_BACK)
    rows = Membership.objects.filter(person__in=left, starts__lte=F("person__leaves_on"))
    rows = rows.filter(Q(ends=None) | Q(ends__gte=F("person__leaves_on")))
    rows = rows.exclude(account__state=Account.State.CLOSED).select_related("person", "account__unit")
    done = 0
    for row in rows.order_by("pk"):
        if done < MOST and not _answered(row):
            actions.call_for_change(WORKER, row.account, reason=Reason.LEFT)
            done += 1


def _answered(row: Membership) -> bool:
    """Whether a change was called for since they left, or the password changed since."""
    last = row.person.leaves_on
    calls = ChangeDue.objects.filter(account=row.account, reason=Reason.LEFT, since__date__gt=last)
    return calls.exists() or Lock.objects.filter(account=row.account, changed_on__gt=last).exists()


def call_by_interval() -> None:
    """Makes a new password due where the interval is over in two weeks, if there is an interval."""
    if days := interval_days():
        for account in _old(days)[:MOST]:
            actions.call_for_change(WORKER, account, reason=Reason.INTERVAL)


def _old(days: int) -> QuerySet[Account]:
    before = timezone.localdate() - timedelta(days=days) + EARLY
    since = Coalesce("lock__changed_on", "opened_on", TruncDate("created_at"))
    waits = ChangeDue.objects.filter(reason=Reason.INTERVAL, done_at=None).values("account")
    rows = Account.objects.annotate(changed=since).filter(changed__lte=before).exclude(pk__in=waits)
    kept = (Account.State.ACTIVE, Account.State.DORMANT)
    return rows.filter(state__in=kept).select_related("unit").order_by("pk")


def remind() -> None:
    """Tells owner, deputy and contact person again, each week, of a change whose day has passed."""
    now = timezone.now()
    late = ChangeDue.objects.filter(done_at=None, due_on__lte=timezone.localdate() - AGAIN)
    late = late.filter(Q(reminded_at=None) | Q(reminded_at__lte=now - AGAIN))
    late = late.exclude(account__state=Account.State.CLOSED)
    for change in late.select_related("account__unit").order_by("pk")[:MOST]:
        with suppress(Conflict):  # told by another worker just now
            actions.reminded(WORKER, change)


JOBS = (
    Job("passwords: end the access of who has gone", 3600, end_gone),
    Job("passwords: call for a change after a leaver", 3600, call_for_leavers),
    Job("passwords: call for a change by the interval", 6 * 3600, call_by_interval),
    Job("passwords: tell again what is due", 6 * 3600, remind),
)
