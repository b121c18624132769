"""The register of accounts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from pedel.desk.record.acting import by

from . import access, actions
from .forms import AccountForm


def register(request: HttpRequest) -> HttpResponse:
    """All accounts."""
    return render(request, "accounts/register.html", {"accounts": access.accounts_for(request.user)})


def new(request: HttpRequest) -> HttpResponse:
    """Puts an account into the register."""
    form = AccountForm(request.POST or None)
    if form.is_valid():
        fields = dict(form.cleaned_data)
        account = actions.register(by(request), fields.pop("unit"), **fields)
        return redirect("account", pk=account.pk)
    return render(request, "accounts/new.html", {"form": form})


def account(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: who, what for, since when, and what happened."""
    return render(request, "accounts/account.html", {"account": access.account_for(request.user, pk)})
