"""What is done on a checklist: naming who follows, handing drafts over, ending access, saying so."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pedel.desk.accounts import access as accounts_access
from pedel.desk.accounts import actions as accounts_actions
from pedel.desk.accounts.models import Membership
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.states import OVER
from pedel.desk.passwords import actions as passwords_actions
from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor, by
from pedel.desk.record.permission import must
from pedel.desk.ui.forms import attempt

from . import access, actions
from .actions.counting import counted
from .forms import HandOverForm, SuccessorForm, WordForm
from .items.access import holders
from .items.item import Leaver
from .models import Departure
from .turns import Turns
from .views import shown


@require_POST
def say(request: HttpRequest, pk: int) -> HttpResponse:
    """Says how something was settled that the desk cannot see."""
    departure = access.departure_for(request.user, pk)
    form = WordForm(request.POST)
    if form.is_valid() and attempt(form, lambda: actions.say(by(request), departure, **form.cleaned_data)):
        return redirect("departure", pk=pk)
    return shown(request, departure, status=422, word_form=form, wrong=form["key"].value())


@require_POST
def unsay(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes back what was said."""
    departure = access.departure_for(request.user, pk)
    actions.take_word_back(by(request), departure, key=request.POST.get("key", ""))
    return redirect("departure", pk=pk)


def successor(request: HttpRequest, pk: int, account: int, part: str) -> HttpResponse:
    """Names who follows on an account; from the day after the last one."""
    departure = access.departure_for(request.user, pk)
    theirs = access.account_of(departure, account)
    if part not in Membership.Part.values:
        raise Http404
    must(accounts_access.may_staff(by(request), theirs))
    leaver = Leaver(departure, Turns(departure))
    form = SuccessorForm(request.POST or None, leaver=departure.person)
    if form.is_valid():
        person = form.cleaned_data["person"]
        wish = {"person": person, "part": part, "days": (leaver.then, None)}
        if attempt(form, lambda: accounts_actions.join(by(request), theirs, **wish)):
            messages.success(
                request, _("%(name)s follows on %(account)s.") % {"name": person, "account": theirs}
            )
            return _back(departure)
    context = {"departure": departure, "account": theirs, "form": form, "then": leaver.then}
    context["part"] = Membership.Part(part).label
    return render(request, "leaving/successor.html", context)


def hand_over(request: HttpRequest, pk: int, draft: int) -> HttpResponse:
    """Gives a draft into other hands, and the others with it if that is wished."""
    departure = access.departure_for(request.user, pk)
    row = access.draft_of(departure, draft)
    must(access.may_hand_over(by(request), row))
    others = Draft.objects.filter(author=departure.person).exclude(pk=row.pk).exclude(state__in=OVER)
    form = HandOverForm(request.POST or None, takers=access.takers(row), others=others.exists())
    if form.is_valid():
        to = form.cleaned_data["to"]
        if attempt(form, lambda: actions.hand_over(by(request), row, to=to)):
            number = 1 + (_rest(by(request), others, to) if form.cleaned_data.get("all") else 0)
            messages.success(request, _("Given to %(name)s: %(number)d.") % {"name": to, "number": number})
            return _back(departure)
    context = {"departure": departure, "draft": row, "form": form, "takers": access.takers(row)}
    return render(request, "leaving/hand_over.html", context)


def _rest(actor: Actor, drafts: QuerySet[Draft], to: Person) -> int:
    """Hands over the others that this person may take; gives how many."""
    rows = list(drafts.select_related("unit", "author").prefetch_related("targets__account"))
    fit = [one for one in rows if to in access.takers(one) and access.may_hand_over(actor, one)]
    for one in fit:
        actions.hand_over(actor, one, to=to)
    return len(fit)


@require_POST
def end_access(request: HttpRequest, pk: int, holder: int) -> HttpResponse:
    """Takes an entry of the leaver off an account's list of access."""
    departure = access.departure_for(request.user, pk)
    row = get_object_or_404(holders(departure), pk=holder)
    passwords_actions.end_access(by(request), row)
    messages.success(request, _("Taken off the list of access."))
    return _back(departure)


def _back(departure: Departure) -> HttpResponse:
    counted(departure)
    return redirect("departure", pk=departure.pk)
