"""Holds: those in force, placing one, changing it, lifting it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pedel.desk.record.acting import by
from pedel.desk.record.permission import must
from pedel.desk.ui.forms import attempt, posted
from pedel.desk.ui.pages import page

from .. import access
from ..actions import holding
from ..hold_forms import ChangeForm, PlaceForm, UntilForm
from ..holds import accounts_under, in_force
from ..models import Hold

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def holds(request: HttpRequest) -> HttpResponse:
    """The holds in force and the past ones."""
    now = list(in_force())
    past = access.holds_for(request.user).exclude(pk__in=[hold.pk for hold in now])
    for hold in now:
        hold.may = access.may_hold(by(request), hold)
    context = {
        "holds": now,
        "page": page(request, past),
        "may_place": access.may_hold_anything(by(request)),
        "may_everything": access.may_hold_everything(by(request)),
    }
    return render(request, "accounts/holds.html", context)


@require_safe
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """One hold: what, why, by whom, until when, and what came due meanwhile."""
    hold = access.hold_for(request.user, pk)
    context = {
        "hold": hold,
        "is_in_force": is_in_force(hold),
        "accounts": accounts_under(hold).count(),
        "may": access.may_hold(by(request), hold),
    }
    return render(request, "accounts/hold.html", context)


@form_page
def place(request: HttpRequest) -> HttpResponse:
    """Places a hold."""
    must(access.may_hold_anything(by(request)))
    chosen = {name: request.GET.get(name, "") for name in ("scope", "unit", "account", "network", "topic")}
    form = PlaceForm(posted(request), person=request.user, initial=chosen)
    if form.is_valid():
        wish = form.hold()
        if hold := attempt(form, lambda: holding.place(by(request), wish, **form.until())):
            messages.success(request, _("The hold is in force. Nothing goes out within it."))
            return redirect("hold", pk=hold.pk)
    return render(request, "accounts/new_hold.html", {"form": form}, status=422 if form.errors else 200)


@form_page
def everything(request: HttpRequest) -> HttpResponse:
    """Holds everything: asks for the reason alone."""
    must(access.may_hold_everything(by(request)))
    form = UntilForm(posted(request))
    if form.is_valid():
        wish, until = Hold(scope=Hold.Scope.EVERYTHING), form.cleaned_data
        if hold := attempt(form, lambda: holding.place(by(request), wish, **until)):
            messages.success(request, _("Everything is held. Nothing goes out until this is lifted."))
            return redirect("hold", pk=hold.pk)
    return render(
        request, "accounts/hold_everything.html", {"form": form}, status=422 if form.errors else 200
    )


@form_page
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Changes the reason or the end of a hold."""
    hold = access.hold_for(request.user, pk)
    must(access.may_hold(by(request), hold))
    form = ChangeForm(posted(request), hold=hold)
    if form.is_valid() and attempt(form, lambda: holding.change(by(request), hold, **form.cleaned_data)):
        messages.success(request, _("The hold is changed."))
        return redirect("hold", pk=pk)
    context = {"form": form, "hold": hold}
    return render(request, "accounts/change_hold.html", context, status=422 if form.errors else 200)


@form_page
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    """Lifts a hold, after saying what that means."""
    hold = access.hold_for(request.user, pk)
    must(access.may_hold(by(request), hold))
    if request.method == "POST":
        holding.lift(by(request), hold)
        messages.success(request, _("The hold is lifted. What came due meanwhile waits for a new time."))
        return redirect("hold", pk=pk)
    return render(request, "accounts/lift_hold.html", {"hold": hold, "is_in_force": is_in_force(hold)})


def is_in_force(hold: Hold) -> bool:
    """Whether a hold brakes now."""
    is_over = hold.lifted_at is not None or (hold.ends_at is not None and hold.ends_at <= timezone.now())
    return not is_over
