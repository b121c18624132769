"""What ends together with an account."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.accounts.models import Account, Membership
from pedel.desk.mandates.models import Mandate
from pedel.desk.passwords.actions import end_access, give_access
from pedel.desk.passwords.models import ChangeDue, Holder
from pedel.desk.publishing.actions.about import about as about_delivery
from pedel.desk.publishing.actions.about import change, held
from pedel.desk.publishing.models import Delivery
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..models import Closing
from ..steps import AHEAD


@action("delivery.stopped", may=access.may_stop)
def stop(by: Actor, delivery: Delivery) -> Done:
    """A message was called off because its account closes."""
    now = held(delivery)
    if any(part.remote_id for part in now.parts.all()):
        raise Conflict(_("A part of it is out already."))
    fields = {"state": Delivery.State.CANCELLED, "trouble": "", "ended_at": timezone.now()}
    fields |= {"detail": _("The account closes."), "owner": "", "lease_until": None}
    change(now, *AHEAD, **fields, fence=F("fence") + 1)
    return about_delivery(now)


def unwind(by: Actor, closing: Closing) -> dict[str, int]:
    """Calls off, ends parts, mandates and access; gives how many of each, those above zero."""
    account = closing.account
    ended = {
        "deliveries": _deliveries(by, account),
        "access": _access(by, closing),
        "mandates": _mandates(by, account),
        "parts": _parts(account),
    }
    return {name: number for name, number in ended.items() if number}


def _deliveries(by: Actor, account: Account) -> int:
    """What is on its way this very moment, or partly out, is left to its end."""
    rows = Delivery.objects.filter(account=account, state__in=AHEAD).exclude(parts__remote_id__gt="")
    waiting = list(rows.select_related("account__unit", "revision__draft"))
    for delivery in waiting:
        stop(by, delivery)
    return len(waiting)


def _access(by: Actor, closing: Closing) -> int:
    """Ends what opens it; who keeps a parked name stays on the list, or comes onto it."""
    account, keeper = closing.account, closing.keeper
    rows = Holder.objects.in_force().filter(account=account).select_related("account__unit", "person")
    own = Q(kind=Holder.Kind.PERSON, person=keeper)
    if keeper is None:  # the name is given back, so there is no password to change any more
        now = timezone.now()
        ChangeDue.objects.filter(account=account, done_at=None).update(done_at=now, done_by=by.person)
        return rows.update(ended_at=now, ended_by=by.person)
    going = list(rows.exclude(own))
    for holder in going:
        end_access(by, holder)
    if not rows.filter(own).exists():
        what_for = _("keeps the name of the closed account")
        give_access(by, Holder(account=account, kind="person", person=keeper, purpose=what_for))
    return len(going)


def _mandates(by: Actor, account: Account) -> int:
    running = Mandate.objects.filter(account=account, state__in=("agreed", "proposed"))
    over: dict[str, Any] = {"state": "ended", "closed_at": timezone.now(), "closed_by": by.person}
    return running.update(**over)


def _parts(account: Account) -> int:
    """Each has today as its last day; what would only have begun later goes."""
    today = timezone.localdate()
    rows = Membership.objects.filter(account=account)
    rows.filter(starts__gt=today).delete()
    return rows.filter(Q(ends=None) | Q(ends__gt=today)).update(ends=today)
