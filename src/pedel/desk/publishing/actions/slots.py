"""The weekly slots of an account."""

from __future__ import annotations

from datetime import time as clock

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from pedel.desk.accounts.models import Account
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..models import Slot

MOST = 100


@action("slot.added", may=access.may_send_on)
def add(by: Actor, account: Account, *, weekday: int, time: clock) -> Done:
    """A weekly slot was added to an account."""
    slot = Slot(account=account, weekday=weekday, time=time.replace(second=0, microsecond=0))
    slot.full_clean()
    if Slot.objects.filter(account=account).count() >= MOST:
        raise ValidationError(_("An account has at most 100 slots."))
    slot.save()
    return _done(slot, slot.pk)


@action("slot.removed", may=access.may_keep_slot)
def remove(by: Actor, slot: Slot) -> Done:
    """A weekly slot of an account was taken away."""
    pk = slot.pk
    if not Slot.objects.filter(pk=pk).delete()[0]:
        raise Conflict(_("This slot is gone already."))
    return _done(slot, pk)


def _done(slot: Slot, pk: int) -> Done:
    account = slot.account
    facts = {"slot": pk, "weekday": slot.weekday, "time": f"{slot.time:%H:%M}"}
    return Done(slot, about=account, account=account.pk, unit=account.unit_id, facts=facts)
