"""Who has access to an account: the list, what guards the account, and when its password has to change."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pedel.desk.accounts.models import Account
from pedel.desk.record.acting import by
from pedel.desk.record.permission import must
from pedel.desk.ui.forms import attempt, posted

from .. import access, actions, listing, reading
from ..forms import CallForm, ChangedForm, EndForm, GuardForm, HolderForm


@require_safe
def access_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Who and what can open the account, and what is due."""
    return _shown(request, access.account_for(request.user, pk))


def _shown(request: HttpRequest, account: Account, status: int = 200, **forms: Any) -> HttpResponse:
    must(access.may_see(by(request), account))
    lock = reading.lock_of(account)
    context = {
        "account": account,
        "lock": lock,
        "changes": reading.open_changes(account),
        "holders": reading.holders_of(account),
        "missing": listing.not_listed(account),
        "seen": listing.digest(account),
        "next_change": reading.next_change(account, lock),
        "may_keep": access.may_keep(by(request), account),
        "changed_form": ChangedForm(),
        "call_form": CallForm(),
    }
    return render(request, "passwords/access.html", context | forms, status=status)


def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts a person, a device or a tool on the list."""
    account = access.account_for(request.user, pk)
    must(access.may_keep(by(request), account))
    first = {name: request.GET[name] for name in ("kind", "person") if name in request.GET}
    form = HolderForm(posted(request), initial=first)
    if form.is_valid() and (
        holder := attempt(form, lambda: actions.give_access(by(request), form.holder(account)))
    ):
        messages.success(request, _("On the list: %s.") % holder)
        return redirect("account-access", pk=pk)
    context = {"form": form, "account": account}
    return render(request, "passwords/give.html", context, status=422 if form.errors else 200)


def end(request: HttpRequest, pk: int, holder: int) -> HttpResponse:
    """Takes somebody's or something's access away."""
    account = access.account_for(request.user, pk)
    row = access.holder_for(request.user, account, holder)
    must(access.may_end(by(request), row))
    form = EndForm(posted(request))
    if form.is_valid() and attempt(form, lambda: actions.end_access(by(request), row, **form.cleaned_data)):
        messages.success(request, _("The access of %s has ended.") % row)
        return redirect("account-access", pk=pk)
    context = {"form": form, "account": account, "holder": row}
    return render(request, "passwords/end.html", context, status=422 if form.errors else 200)


def guard(request: HttpRequest, pk: int) -> HttpResponse:
    """Says how the account is guarded on its network."""
    account = access.account_for(request.user, pk)
    must(access.may_keep(by(request), account))
    lock = reading.lock_of(account)
    first = {"second_factor": lock.second_factor, "recovery": lock.recovery}
    form = GuardForm(posted(request), initial=first)
    if form.is_valid() and attempt(form, lambda: actions.describe(by(request), account, **form.cleaned_data)):
        return redirect("account-access", pk=pk)
    context = {"form": form, "account": account}
    return render(request, "passwords/guard.html", context, status=422 if form.errors else 200)


@require_POST
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Finds the list right, exactly as the page showed it."""
    account = access.account_for(request.user, pk)
    actions.review(by(request), account, seen=request.POST.get("seen", ""))
    messages.success(request, _("Thank you. The list stands as right from today."))
    return redirect("account-access", pk=pk)


@require_POST
def changed(request: HttpRequest, pk: int) -> HttpResponse:
    """Says that the password was changed."""
    account = access.account_for(request.user, pk)
    form = ChangedForm(request.POST)
    if form.is_valid() and attempt(form, lambda: actions.changed(by(request), account, **form.cleaned_data)):
        if reading.open_changes(account).exists():
            messages.warning(request, _("Noted. A newer reason still asks for another change."))
        else:
            messages.success(request, _("Noted. Nothing more is due."))
        return redirect("account-access", pk=pk)
    return _shown(request, account, status=422, changed_form=form)


@require_POST
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks its people for a new password."""
    account = access.account_for(request.user, pk)
    form = CallForm(request.POST)
    if form.is_valid() and attempt(
        form, lambda: actions.call_for_change(by(request), account, **form.cleaned_data)
    ):
        messages.success(request, _("The owner and the deputy are asked to change it."))
        return redirect("account-access", pk=pk)
    return _shown(request, account, status=422, call_form=form)
