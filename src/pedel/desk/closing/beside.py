"""That an account closes, or how to close it, on its page."""

from __future__ import annotations

from django.http import HttpRequest

from pedel.desk.accounts.models import Account
from pedel.desk.beside import Section
from pedel.desk.record.acting import by

from . import access
from .models import Closing


def of_account(request: HttpRequest, account: Account) -> Section | None:
    """The latest closing, for who sees it; else the way to one, for who may propose it. Two queries."""
    rows = access.closings_for(request.user).filter(account=account)
    row = rows.exclude(state=Closing.State.DROPPED).order_by("-proposed_at").first()
    if row is not None and row.state == Closing.State.REOPENED:
        row = None
    is_closed = account.state == Account.State.CLOSED
    may_propose = row is None and not is_closed and access.may_propose(by(request), account)
    if row is None and not may_propose:
        return None
    return Section("closing/beside_account.html", {"closing": row}, place="side", order=70)


BESIDE = {"account": (of_account,)}
