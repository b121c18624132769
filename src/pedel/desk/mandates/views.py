"""Mandates: mine, my team's, what waits for me; proposing, agreeing, declining, ending."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from pedel.desk.accounts.access import account_for
from pedel.desk.record.acting import by
from pedel.desk.record.permission import Denied
from pedel.desk.ui.forms import attempt
from pedel.desk.ui.pages import page

from . import access, actions, overview, reading
from .forms import DeclineForm, EndForm, ProposalForm, first_words
from .models import Mandate
from .standing import in_force


@require_safe
def mandates(request: HttpRequest) -> HttpResponse:
    """What waits for my yes, what I and my team may do, and who has no mandate yet."""
    is_past = request.GET.get("show") == "past"
    rows = page(request, overview.own_and_team(request.user, is_past))
    context = {
        "waiting": reading.agreements(overview.waiting_for(request.user)),
        "page": rows,
        "agreements": reading.agreements(rows),
        "missing": overview.missing(request.user),
        "is_past": is_past,
    }
    return render(request, "mandates/mandates.html", context)


@require_safe
def of_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Who may send out what at once on an account; a part of its page, or a page of its own."""
    account = account_for(request.user, pk)
    seen = access.mandates_for(request.user).filter(account=account)
    context = {
        "account": account,
        "agreements": reading.agreements(overview.of_account(account)),
        "visible": set(seen.values_list("pk", flat=True)),
        "may_propose": access.may_propose_on(by(request), account),
    }
    template = "mandates/part.html" if request.htmx else "mandates/of_account.html"
    return render(request, template, context)


@require_safe
def mandate(request: HttpRequest, pk: int) -> HttpResponse:
    """One mandate, as an agreement that one reads."""
    return _shown(request, access.mandate_for(request.user, pk))


def _shown(request: HttpRequest, mandate: Mandate, status: int = 200, **forms: object) -> HttpResponse:
    actor, is_waiting = by(request), mandate.state == Mandate.State.PROPOSED
    may_end = access.may_end(actor, mandate)
    is_mine = is_waiting and mandate.proposed_by_id == request.user.pk
    context = {
        "agreement": reading.agreement(mandate),
        "mandate": mandate,
        "is_asked": is_waiting and mandate.asked_id == request.user.pk,
        "may_agree": access.may_agree(actor, mandate) if is_waiting else None,
        "may_end": may_end and (mandate.state == Mandate.State.AGREED or is_mine),
        "may_change": mandate.state == Mandate.State.AGREED
        and mandate.person in access.may_propose_on(actor, mandate.account),
        "decline_form": DeclineForm(),
        "end_form": EndForm(),
    }
    return render(request, "mandates/mandate.html", context | forms, status=status)


def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Proposes a mandate on an account, or a change of the one there is."""
    account = account_for(request.user, pk)
    people = access.may_propose_on(by(request), account)
    if not people:
        raise Denied(access.BETWEEN_TWO)
    wanted = request.GET.get("person", "")
    person = next((each for each in people if str(each.pk) == wanted), people[0])
    held = in_force(account, person)
    first = first_words(account, person, held)
    form = ProposalForm(request.POST or None, initial=first, account=account, people=people)
    if form.is_valid():
        mandate = attempt(form, lambda: actions.propose(by(request), form.proposal()))
        if mandate:
            return redirect("mandate", pk=mandate.pk)
    context = {"form": form, "account": account, "held": held, "person": person, "people": people}
    return render(request, "mandates/new.html", context)


@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Says yes to exactly what the page showed."""
    mandate = access.mandate_for(request.user, pk)
    actions.agree(by(request), mandate, digest=request.POST.get("digest", ""))
    return redirect("mandate", pk=pk)


@require_POST
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Says no, and why."""
    mandate = access.mandate_for(request.user, pk)
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _shown(request, mandate, status=422, decline_form=form)
    actions.decline(by(request), mandate, why=form.cleaned_data["why"])
    return redirect("mandate", pk=pk)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends a mandate at once, or takes a proposal back."""
    mandate = access.mandate_for(request.user, pk)
    form = EndForm(request.POST)
    if not form.is_valid():
        return _shown(request, mandate, status=422, end_form=form)
    actions.end(by(request), mandate, why=form.cleaned_data["why"])
    return redirect("mandate", pk=pk)
