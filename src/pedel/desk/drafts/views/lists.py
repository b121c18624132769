"""The list of drafts, beginning one, putting one away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pedel import networks
from pedel.desk.record.acting import by
from pedel.desk.ui.forms import attempt
from pedel.desk.ui.pages import page

from .. import access, actions, listing
from ..forms import Filters, NewDraft


@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    """The drafts a person sees."""
    filters = Filters(request.GET)
    context = {
        "filters": filters,
        "page": page(request, listing.drafts(request.user, filters.chosen())),
        "may_begin": access.writable_for(request.user).exists(),
    }
    return render(request, "drafts/list.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """Begins a draft; with only one account to choose there is nothing to ask."""
    posted = request.POST if request.method == "POST" else None
    form = NewDraft(posted, person=request.user, initial=_chosen(request))
    if form.is_valid():
        draft = attempt(form, lambda: actions.create(by(request), list(form.cleaned_data["accounts"])))
        if draft:
            return redirect("draft", pk=draft.pk)
    accounts = list(form.fields["accounts"].queryset)
    return render(request, "drafts/new.html", {"form": form, "units": _by_unit(accounts, form)})


@require_POST
def duplicate(request: HttpRequest, pk: int) -> HttpResponse:
    """Begins a copy."""
    copy = actions.duplicate(by(request), access.draft_for(request.user, pk))
    messages.success(request, _("This is a copy. The draft it came from stands as it was."))
    return redirect("draft", pk=copy.pk)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts a draft away."""
    actions.discard(by(request), access.draft_for(request.user, pk))
    messages.success(request, _("The draft is put away. It goes nowhere, and can still be read."))
    return redirect("drafts")


def _chosen(request: HttpRequest) -> dict[str, object]:
    given = [pk for pk in request.GET.getlist("account") if pk.isdigit()]
    return {"accounts": given} if given else {}


def _by_unit(accounts: list, form: NewDraft) -> dict:
    """The accounts to choose from, under their unit."""
    chosen = {str(pk) for pk in form["accounts"].value() or []}
    units: dict = {}
    for account in accounts:
        told = {
            "account": account,
            "network": networks.load(account.network),
            "is_chosen": str(account.pk) in chosen,
        }
        units.setdefault(account.unit, []).append(told)
    return units
