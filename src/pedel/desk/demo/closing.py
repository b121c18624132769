"""Two accounts that close: one proposed, one planned with its announcements begun."""

from __future__ import annotations

from typing import Any

from pedel.desk.closing import actions
from pedel.desk.closing.models import Closing

from .accounts import account
from .reading import day, read
from .university import by, who


def fill() -> None:
    for row in read("closing"):
        closing = _proposed(row)
        if "announced_by" in row:
            actions.draft_announcements(by(row["announced_by"]), closing)


def _proposed(row: dict[str, Any]) -> Closing:
    plan = {name: row[name] for name in ("reason", "handle") if name in row}
    plan |= {"last_day": day(row["last_day"]), "goes_on_url": row.get("goes_on_url", "")}
    if "goes_on" in row:
        plan["goes_on"] = account(row["goes_on"])
    if "keeper" in row:
        plan |= {"keeper": who(row["keeper"]), "kept_until": day(row["kept_until"])}
    closing: Closing = actions.propose(by(row["by"]), account(row["account"]), **plan)
    return closing
