"""What changes the register."""

from __future__ import annotations

from typing import Any

from pedel.desk.people.models import Unit
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action

from . import access
from .models import Account


@action("account.registered", may=access.may_register)
def register(by: Actor, unit: Unit, **fields: Any) -> Done:
    """An account was put into the register."""
    account = Account(unit=unit, **fields)
    account.full_clean()
    account.save()
    facts = {"network": account.network, "handle": account.handle, "state": account.state}
    return Done(account, about=account, account=account.pk, unit=unit.pk, facts=facts)


@action("account.changed", may=access.may_change)
def change(by: Actor, account: Account, **fields: Any) -> Done:
    """What the register says of an account was changed."""
    before = {name: getattr(account, name) for name in fields}
    for name, value in fields.items():
        setattr(account, name, value)
    account.full_clean()
    account.save()
    changed = sorted(name for name, value in fields.items() if before[name] != value)
    return Done(account, about=account, account=account.pk, unit=account.unit_id, facts={"changed": changed})
