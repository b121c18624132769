"""Is this account really ours? Open to everybody, without a cookie, and nothing is kept."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from pedel.desk.paging import paginate

from ..verify.answering import answer, closed, official
from .schemas import Verdict, Verified

router = Router(tags=["verify"], auth=None)


@router.get("", response=Verdict)
def verify(request: HttpRequest, q: str) -> Any:
    """Whether a handle or an address belongs to an official account.

    `verdict`: "official"; "closed": was ours; "hacked": ours, and in other hands now; "unknown"; "nothing":
    there is no handle in `q`.
    """
    found = answer(q)
    return {
        "asked": found.sought.typed,
        "verdict": found.verdict,
        "accounts": found.accounts,
        "alike": found.alike,
    }


@router.get("/accounts", response=list[Verified])
@paginate
def official_accounts(request: HttpRequest) -> Any:
    """All accounts that speak for the university today."""
    return official()


@router.get("/accounts/closed", response=list[Verified])
@paginate
def closed_accounts(request: HttpRequest) -> Any:
    """All accounts that were ours and are closed, with where their readers find us now."""
    return closed()
