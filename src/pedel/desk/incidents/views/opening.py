"""The button: what is wrong with an account, or without one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pedel.desk.accounts import networks
from pedel.desk.accounts.contacts import contacts_for
from pedel.desk.accounts.models import Account, Membership
from pedel.desk.record.acting import by
from pedel.desk.ui.forms import attempt, posted

from .. import access, actions
from ..forms import NewForm, OpenForm
from ..kinds import BUTTONS, HOLDS, Kind
from ..models import Incident

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
def open_(request: HttpRequest, pk: int) -> HttpResponse:
    """Something is wrong with an account: choose what, one press."""
    account = access.account_for(request.user, pk)
    form = OpenForm(posted(request), initial={"where": ""})
    kind = request.POST.get("kind", "")
    if form.is_valid() and kind in Kind:
        if found := access.running_on(account).filter(kind=kind).first():
            messages.info(request, _("This is being looked after already."))
            return _to(request, found)
        if incident := attempt(form, lambda: _opened(request, account, kind, form.cleaned_data)):
            messages.success(request, _("It is opened, and everybody concerned is being told."))
            return redirect("incident", pk=incident.pk)
    return _page(request, account, form, status=422 if request.method == "POST" else 200)


def _opened(request: HttpRequest, account: Account, kind: str, said: dict[str, object]) -> Incident:
    wish = Incident(kind=kind, account=account, unit=account.unit, note=said["note"], where=said["where"])
    opened: Incident = actions.open_(by(request), wish, hold=bool(said["hold"]) and kind in HOLDS)
    return opened


def _to(request: HttpRequest, incident: Incident) -> HttpResponse:
    """The incident, for who sees it; its account for everybody else."""
    if access.incidents_for(request.user).filter(pk=incident.pk).exists():
        return redirect("incident", pk=incident.pk)
    return redirect("account", pk=incident.account_id)


def _page(request: HttpRequest, account: Account, form: OpenForm, status: int) -> HttpResponse:
    people = Membership.objects.at_work().filter(account=account, part__in=access.ANSWERS)
    context = {
        "account": account,
        "network": networks.title(account.network),
        "form": form,
        "buttons": BUTTONS,
        "running": access.incidents_for(request.user).filter(account=account, state="open"),
        "contacts": contacts_for(account.unit),
        "keepers": people.select_related("person"),
        "is_colleague": not access.standing(by(request), account.unit, account),
    }
    return render(request, "incidents/open.html", context, status=status)


@form_page
def new(request: HttpRequest) -> HttpResponse:
    """Something is wrong: with which account, or without any."""
    form = NewForm(posted(request))
    if form.is_valid() and (incident := attempt(form, lambda: _new(request, form.cleaned_data))):
        messages.success(request, _("It is opened, and everybody concerned is being told."))
        return redirect("incident", pk=incident.pk)
    works = Membership.objects.at_work().filter(person=request.user).values("account")
    mine = Account.objects.filter(pk__in=works).exclude(state=Account.State.CLOSED).select_related("unit")
    for account in (mine := list(mine)):
        account.network_title = networks.title(account.network)
    context = {"form": form, "mine": mine}
    return render(request, "incidents/new.html", context, status=422 if form.errors else 200)


def _new(request: HttpRequest, said: dict[str, object]) -> Incident:
    opened: Incident = actions.open_(by(request), Incident(**said), hold=False)
    return opened
