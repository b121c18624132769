"""On an account's page: the application that it came from."""

from __future__ import annotations

from django.http import HttpRequest

from pedel.desk.accounts.models import Account
from pedel.desk.beside import Section

from . import access
from .models import Application


def of_account(request: HttpRequest, account: Account) -> Section | None:
    """Who applied for it, with the way to the application for those who see it."""
    row = Application.objects.select_related("applicant").filter(account=account).first()
    if row is None:
        return None
    may_see = access.applications_for(request.user).filter(pk=row.pk).exists()
    facts = {"application": row, "may_see": may_see}
    return Section("applications/parts/of_account.html", facts, place="side", order=70)


BESIDE = {"account": (of_account,)}
