"""What of looking after accounts waits for a person."""

from __future__ import annotations

from datetime import datetime, time

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pedel.desk.accounts.models import Account, Membership
from pedel.desk.passwords.access import KEEPS, ROLES
from pedel.desk.people.models import Person, within
from pedel.desk.ui.todo import Todo

from .models import Change, Confirmation
from .thresholds import deputy_required

NAMED = 5
"""So many are named; who keeps more of them sees the rest when these are done."""


def waiting_for(person: Person) -> list[Todo]:
    """For owners and deputies: profiles that changed, accounts to confirm."""
    mine = Membership.objects.at_work().filter(person=person, part__in=KEEPS).values("account")
    found = Change.objects.filter(state=Change.State.OPEN, account__in=mine)
    accounts = Account.objects.filter(pk__in=found.values("account")).order_by("name", "pk")
    rounds = Confirmation.objects.filter(done_at=None, account__in=mine)
    open_ = rounds.exclude(account__state=Account.State.CLOSED).select_related("account").order_by("due_on")
    todos = [_changed(account) for account in accounts[:NAMED]]
    todos += [_confirm(round_) for round_ in open_[:NAMED]]
    return todos + _without_deputy(mine) + _unconfirmed(person)


def _changed(account: Account) -> Todo:
    what = format_lazy(_("Was it you? {account} changed on its network"), account=str(account))
    detail = _("Its name, handle, bio, address or avatar is not as it was.")
    url = reverse("account-keeping", args=[account.pk])
    return Todo(what, url, icon="eye-exclamation", group="decide", detail=detail)


def _confirm(round_: Confirmation) -> Todo:
    what = format_lazy(_("Confirm {account}"), account=str(round_.account))
    due = timezone.make_aware(datetime.combine(round_.due_on, time.max.replace(microsecond=0)))
    detail = _("Is it still needed, and is what the register says of it right?")
    url = reverse("confirm-account", args=[round_.account_id])
    return Todo(what, url, icon="calendar-check", group="care", due=due, detail=detail)


def _without_deputy(mine: object) -> list[Todo]:
    """Where every account must have a deputy: theirs that have none."""
    if not deputy_required():
        return []
    has = Membership.objects.at_work().filter(part=Membership.Part.DEPUTY).values("account")
    rows = Account.objects.filter(pk__in=mine).exclude(Q(pk__in=has) | Q(state=Account.State.CLOSED))
    return [_deputy(account) for account in rows.order_by("name", "pk")[:NAMED]]


def _deputy(account: Account) -> Todo:
    what = format_lazy(_("{account} needs a deputy"), account=str(account))
    url = f"{reverse('join-account', args=[account.pk])}?part=deputy"
    return Todo(
        what, url, icon="user-question", group="care", detail=_("Somebody stands in when you are away.")
    )


def _unconfirmed(person: Person) -> list[Todo]:
    """For contact persons and stewards: how many accounts nobody confirmed although they were told of it."""
    if not (paths := person.paths(*ROLES)):
        return []
    late = Confirmation.objects.filter(within(paths, "account__unit__"), done_at=None)
    number = late.exclude(escalated_at=None).exclude(account__state=Account.State.CLOSED).count()
    if not number:
        return []
    what = ngettext("Nobody confirmed %d account", "Nobody confirmed %d accounts", number) % number
    url = f"{reverse('unattended-accounts')}?sign=unconfirmed"
    return [Todo(what, url, icon="calendar-x", group="care", detail=_("Ask its owner, or find a new one."))]
