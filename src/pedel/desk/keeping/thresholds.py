"""After how long something is due: as the institution sets it, else as its guidelines say."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from pedel.desk import packs


def confirm_days() -> int:
    """Days after which an owner confirms an account anew."""
    return settings.PEDEL.confirm_days


def dormant_days() -> int:
    """Days without a post after which an account counts as silent; 0 where nobody says so."""
    return settings.PEDEL.dormant_days or min(_said("dormant_days"), default=0)


def deputy_required() -> bool:
    """Whether every account must have a deputy."""
    return settings.PEDEL.deputy_required or any(
        clause.facts.get("deputy_required") is True for clause in packs.in_force().clauses
    )


def _said(fact: str) -> list[int]:
    """What the clauses in force say of a number of days; Leiden's say nothing."""
    found: list[Any] = [clause.facts.get(fact) for clause in packs.in_force().clauses]
    return [days for days in found if type(days) is int and days > 0]
