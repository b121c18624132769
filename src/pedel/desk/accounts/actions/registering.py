"""Putting an account into the register, and changing what the register says of it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.notices.telling import tell
from pedel.desk.people.access import NOT_YOURSELF, gains_approval
from pedel.desk.people.models import Person, Unit
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict, Denied

from .. import access, states
from ..models import Account, Channel, Membership


@action("account.registered", may=access.may_register)
def register(by: Actor, unit: Unit, **fields: Any) -> Done:
    """An account was put into the register."""
    account = Account(unit=unit, **fields)
    if account.state not in states.FIRST:
        raise ValidationError({"state": _("An account comes into the register planned, active or dormant.")})
    account.full_clean()
    account.save()
    facts = {"network": account.network, "handle": account.handle, "state": account.state}
    return Done(account, about=account, account=account.pk, unit=unit.pk, facts=facts)


@action("account.changed", may=access.may_change)
def change(by: Actor, account: Account, **fields: Any) -> Done:
    """What the register says of an account was changed."""
    if "unit" in fields and not (there := access.may_register(by, fields["unit"])):
        raise Denied(there.why)
    if "unit" in fields and gains_approval(by, account.unit, fields["unit"]):
        raise Denied(NOT_YOURSELF)
    before = {name: getattr(account, name) for name in fields}
    for name, value in fields.items():
        setattr(account, name, value)
    account.full_clean()
    changed = sorted(name for name in fields if before[name] != getattr(account, name))
    if "network" in changed:
        _check_unconnected(account)
    account.save(update_fields=changed)
    return Done(account, about=account, account=account.pk, unit=account.unit_id, facts={"changed": changed})


def _check_unconnected(account: Account) -> None:
    """What opens an account on one network is of no use on another one, and none of its business."""
    rows = Channel.objects.select_for_update().filter(account=account)
    if rows.exclude(state=Channel.State.NOT_CONNECTED).exists():
        raise ValidationError({"network": _("Disconnect the account from its network first.")})
    rows.update(remote_id="", server="", baseline={}, baseline_at=None)


@action("account.moved", may=access.may_move)
def move(by: Actor, account: Account, *, was: str, to: str) -> Done:
    """An account came into another state."""
    if not states.may_follow(was, to):
        raise Conflict(_("This account cannot come into that state from the one it is in."))
    if not Account.objects.filter(pk=account.pk, state=was).update(state=to, **_days(to)):
        raise Conflict(_("Somebody else has changed the state of this account meanwhile."))
    account.refresh_from_db()
    facts = {"account": str(account), "to": to}
    tell(_kept_by(account, without=by), kind="accounts.moved", url=f"/accounts/{account.pk}/", **facts)
    facts = {"was": was, "to": to}
    return Done(account, about=account, account=account.pk, unit=account.unit_id, facts=facts)


def _days(to: str) -> dict[str, Any]:
    today = timezone.localdate()
    if to == states.State.CLOSED:
        return {"closed_on": today}
    if to == states.State.ACTIVE:
        return {"opened_on": Coalesce("opened_on", today), "closed_on": None}
    return {}


def _kept_by(account: Account, without: Actor) -> list[Person]:
    rows = Membership.objects.at_work().filter(account=account).select_related("person")
    return [row.person for row in rows if row.person_id != without.id]
