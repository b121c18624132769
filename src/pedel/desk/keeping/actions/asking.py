"""The desk asks the people of an account: is it needed, why is it silent."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from pedel.desk.accounts.models import Account
from pedel.desk.notices.telling import tell
from pedel.desk.passwords.reading import contacts, owners
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..models import Confirmation, Sighting


@action("account.confirmation_asked", may=access.may_watch)
def ask(by: Actor, account: Account, *, due_on: date) -> Done:
    """The owner of an account was asked whether it is needed and its entry right."""
    round_, is_new = Confirmation.objects.get_or_create(
        account=account, done_at=None, defaults={"due_on": due_on}
    )
    if not is_new:
        raise Conflict
    tell(owners(account), "keeping.confirm", _confirm_page(account), **_said(round_))
    return _done(round_)


@action("account.confirmation_reminded", may=access.may_watch)
def remind(by: Actor, round_: Confirmation) -> Done:
    """The owner of an account was asked again to confirm it."""
    _once(round_, "reminded_at")
    tell(owners(round_.account), "keeping.confirm_again", _confirm_page(round_.account), **_said(round_))
    return _done(round_)


@action("account.confirmation_escalated", may=access.may_watch)
def escalate(by: Actor, round_: Confirmation) -> Done:
    """The contact person was told that an account was not confirmed."""
    _once(round_, "escalated_at")
    url = f"/accounts/{round_.account_id}/keeping/"
    tell(contacts(round_.account), "keeping.unconfirmed", url, **_said(round_))
    return _done(round_)


@action("account.silence_told", may=access.may_watch)
def nudge(by: Actor, account: Account, *, days: int) -> Done:
    """The people of an account were told that it is silent."""
    sighting = Sighting.objects.get_or_create(account=account)[0]
    rows = Sighting.objects.filter(pk=sighting.pk, nudged_at=sighting.nudged_at)
    if not rows.update(nudged_at=timezone.now()):
        raise Conflict
    tell(
        owners(account), "keeping.silent", f"/accounts/{account.pk}/keeping/", account=str(account), days=days
    )
    return Done(account, about=account, account=account.pk, unit=account.unit_id, facts={"days": days})


def _once(round_: Confirmation, name: str) -> None:
    rows = Confirmation.objects.filter(pk=round_.pk, done_at=None, **{name: None})
    if not rows.update(**{name: timezone.now()}):
        raise Conflict


def _confirm_page(account: Account) -> str:
    return f"/accounts/{account.pk}/confirm/"


def _said(round_: Confirmation) -> dict[str, Any]:
    return {"account": str(round_.account), "due": round_.due_on.isoformat()}


def _done(round_: Confirmation) -> Done:
    account, facts = round_.account, {"due_on": round_.due_on.isoformat()}
    return Done(round_, about=account, account=account.pk, unit=account.unit_id, facts=facts)
