"""How the record files what is done to a draft."""

from __future__ import annotations

from typing import Any

from pedel.desk.record.action import Done

from ..models import Draft


def about(draft: Draft, result: Any, *, digest: str = "", **facts: Any) -> Done:
    """What an action gives: filed under the draft, its unit, and its account if it is for only one."""
    accounts = [target.account_id for target in draft.targets.all()]
    account = accounts[0] if len(accounts) == 1 else None
    return Done(result, about=draft, account=account, unit=draft.unit_id, digest=digest, facts=facts)
