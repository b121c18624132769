"""What of the channels waits for a person: connections that broke or are about to end."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account, Channel, Membership
from pedel.desk.people.models import Person
from pedel.desk.ui.todo import Todo

from .access import KEEPS
from .showing import SOON

NAMED = 5
"""So many are named; who keeps more of them sees the rest when these are done."""


def waiting_for(person: Person) -> list[Todo]:
    """For owners and deputies: their accounts to connect anew, or to let go of. One query."""
    state, soon = Channel.State, timezone.now() + timedelta(days=SOON)
    mine = Membership.objects.at_work().filter(person=person, part__in=KEEPS).values("account")
    anew = Q(state=state.BROKEN) | Q(state=state.CONNECTED, ends_at__lte=soon)
    closed = Q(account__state=Account.State.CLOSED)
    left_open = closed & ~Q(state=state.NOT_CONNECTED)
    rows = Channel.objects.filter(left_open | anew & ~closed, account__in=mine)
    return [_one(channel) for channel in rows.select_related("account").order_by("pk")[:NAMED]]


def _one(channel: Channel) -> Todo:
    url, account = reverse("channel", args=[channel.account_id]), str(channel.account)
    if channel.account.state == Account.State.CLOSED:
        what = format_lazy(_("Disconnect {account}"), account=account)
        detail = _("It is closed in the register, and the desk can still open it.")
        return Todo(what, url, icon="plug-off", group="care", detail=detail)
    if channel.state == Channel.State.BROKEN:
        what = format_lazy(_("Connect {account} anew"), account=account)
        detail = _("Its connection with the network broke. What is planned for it waits.")
        return Todo(what, url, icon="plug-connected-x", group="care", detail=detail)
    what = format_lazy(_("Connect {account} again"), account=account)
    detail = _("Its connection with the network ends soon.")
    return Todo(what, url, icon="plug-connected", group="care", due=channel.ends_at, detail=detail)
