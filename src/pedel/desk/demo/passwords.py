"""Who has access to the accounts, and which need a new password."""

from __future__ import annotations

from typing import Any

from pedel.desk.accounts.models import Account
from pedel.desk.passwords import actions, listing
from pedel.desk.passwords.models import Holder

from .accounts import account
from .reading import day, read
from .university import by, who


def fill() -> None:
    for row in read("passwords"):
        _one(account(row["account"]), row)


def _one(found: Account, row: dict[str, Any]) -> None:
    keeper = by(row["by"])
    for each in row.get("holders", ()):
        wish = {**each, "person": who(each["person"]) if "person" in each else None}
        actions.give_access(keeper, Holder(account=found, starts=day(-300), **wish))
    if "guard" in row:
        actions.describe(keeper, found, **row["guard"])
    if "changed" in row:
        actions.changed(keeper, found, on=day(row["changed"]))
    if row.get("reviewed"):
        actions.review(keeper, found, seen=listing.digest(found))
    for due in row.get("due", ()):
        actions.call_for_change(by(due["by"]), found, reason=due["reason"], note=due["note"])
