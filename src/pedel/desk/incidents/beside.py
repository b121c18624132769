"""What incidents show on an account's page: a strip while one runs, and its emergency links."""

from __future__ import annotations

from django.http import HttpRequest

from pedel.desk.accounts.models import Account
from pedel.desk.beside import Section
from pedel.desk.record.acting import by

from . import access, wording


def running(request: HttpRequest, account: Account) -> Section | None:
    """The incidents that run on it, for who sees them."""
    rows = list(access.incidents_for(request.user).filter(account=account, state="open"))
    for incident in rows:
        incident.span = wording.running_for(incident)
    return Section("incidents/strip.html", {"incidents": rows}, place="above", order=5) if rows else None


def links(request: HttpRequest, account: Account) -> Section | None:
    """Emergency links of owner and deputy, for themselves and for who hands them out."""
    parts = [
        part for part in access.answering().filter(account=account) if access.may_have_link(by(request), part)
    ]
    made = {link.membership_id: link for link in access.links_for(request.user).filter(membership__in=parts)}
    for part in parts:
        part.link = made.get(part.pk)
    return Section("incidents/link_card.html", {"parts": parts}, place="side", order=60) if parts else None


BESIDE = {"account": (running, links)}
