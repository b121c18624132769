"""The public pages: is this account really ours? They set no cookie and keep nothing."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pedel.desk import packs
from pedel.desk.ui.pages import page

from .. import networks
from ..verify.answering import answer, closed, official
from ..verify.reading import MAX

CONTACT = "contact"


@require_safe
@login_not_required
def verify(request: HttpRequest) -> HttpResponse:
    """Whether what somebody typed is an official account."""
    found = answer(request.GET.get("q", ""))
    _with_titles([*found.accounts, *found.alike])
    pack = packs.in_force()
    context = {"answer": found, "longest": MAX, "contact": CONTACT if CONTACT in pack else ""}
    return render(request, "accounts/verify.html", context)


@require_safe
@login_not_required
def listed(request: HttpRequest) -> HttpResponse:
    """All accounts that speak for the university, or those that did and are closed."""
    is_closed = request.GET.get("show") == "closed"
    shown = page(request, closed() if is_closed else official())
    _with_titles(shown)
    return render(request, "accounts/official.html", {"page": shown, "is_closed": is_closed})


def _with_titles(accounts: object) -> None:
    for account in accounts:
        account.network_title = networks.title(account.network)
