"""How one account is looked after: confirming it, its activity, and what changed on its network."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pedel.desk.accounts import networks
from pedel.desk.accounts.access import may_change
from pedel.desk.record.acting import by
from pedel.desk.record.permission import must
from pedel.desk.ui.forms import attempt, posted

from .. import access, actions, entry
from ..forms import ConfirmForm
from ..showing import facts


@require_safe
def keeping(request: HttpRequest, pk: int) -> HttpResponse:
    """How the account is looked after."""
    account = access.account_for(request.user, pk)
    must(access.may_see(by(request), account))
    context = {
        **facts(account),
        "network": networks.title(account.network),
        "may_keep": access.may_keep(by(request), account),
        "may_confirm": access.may_confirm(by(request), account),
        "may_change": may_change(by(request), account),
    }
    return render(request, "keeping/keeping.html", context)


def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks whether the account is needed and its entry right."""
    account = access.account_for(request.user, pk)
    must(access.may_confirm(by(request), account))
    form = ConfirmForm(posted(request))
    seen = request.POST.get("seen", "")
    if form.is_valid() and attempt(
        form, lambda: actions.confirm(by(request), account, seen=seen, **form.answer())
    ):
        messages.success(request, _("Thank you. Your answer is on record."))
        return redirect("account", pk=pk)
    shown = {"account": account, "form": form, "people": entry.people(account), "seen": entry.digest(account)}
    return render(request, "keeping/confirm.html", shown, status=422 if form.errors else 200)


@require_POST
def ours(request: HttpRequest, pk: int) -> HttpResponse:
    """Says that the people of the account changed its profile themselves."""
    account = access.account_for(request.user, pk)
    actions.take(by(request), account, seen=request.POST.get("seen", ""))
    messages.success(request, _("The profile as it is now is what the desk compares with from here on."))
    return redirect("account-keeping", pk=pk)


@require_POST
def not_ours(request: HttpRequest, pk: int) -> HttpResponse:
    """Says that somebody else changed it, and leads to what to do now."""
    account = access.account_for(request.user, pk)
    actions.disown(by(request), account, seen=request.POST.get("seen", ""))
    return redirect("open-incident", pk=pk)
