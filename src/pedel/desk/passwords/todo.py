"""What of the passwords waits for a person: new ones that are due, and lists that nobody looked through."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account, Membership
from pedel.desk.people.models import Person
from pedel.desk.ui.todo import Todo

from .access import KEEPS
from .models import ChangeDue, Lock, Reason

NAMED = 5
"""So many are named; who keeps more of them sees the rest when these are done."""
WORDS = {
    Reason.LEFT: _("Somebody with access has gone."),
    Reason.INCIDENT: _("Something happened to the account."),
    Reason.LEAK: _("The old one may have become known."),
    Reason.INTERVAL: _("It is time again."),
    Reason.ASKED: _("Somebody asked for it."),
}


def waiting_for(person: Person) -> list[Todo]:
    """For owners and deputies: new passwords that are due, and lists to look through. Two queries."""
    mine = Membership.objects.at_work().filter(person=person, part__in=KEEPS).values("account")
    due = ChangeDue.objects.filter(account__in=mine, done_at=None).select_related("account")
    return [_change(each) for each in due[:NAMED]] + [_review(each) for each in _unseen(mine)[:NAMED]]


def _unseen(mine: object) -> object:
    """Their accounts whose list nobody found right since the time after which it is asked anew."""
    since = timezone.now() - timedelta(days=settings.PEDEL.confirm_days)
    seen = Lock.objects.filter(account=OuterRef("pk"), reviewed_at__gte=since)
    rows = Account.objects.filter(~Exists(seen), pk__in=mine, created_at__lt=since)
    return rows.exclude(state=Account.State.CLOSED).order_by("name", "pk")


def _change(change: ChangeDue) -> Todo:
    what = format_lazy(_("Change the password of {account}"), account=str(change.account))
    due = timezone.make_aware(datetime.combine(change.due_on, time.max.replace(microsecond=0)))
    url = reverse("account-access", args=[change.account_id])
    return Todo(what, url, icon="key", group="care", due=due, detail=WORDS[Reason(change.reason)])


def _review(account: Account) -> Todo:
    what = format_lazy(_("Look through who can open {account}"), account=str(account))
    detail = _("It is long ago that somebody found the list right, or nobody ever did.")
    url = reverse("account-access", args=[account.pk])
    return Todo(what, url, icon="list-check", group="care", detail=detail)
