"""The directory for everybody and for colleagues; what contact persons say of themselves."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pedel.desk.accounts.access import units_kept_by
from pedel.desk.people.models import Unit
from pedel.desk.record.acting import by
from pedel.desk.record.permission import must
from pedel.desk.ui.forms import attempt, posted

from .. import access, actions
from ..directory import place, places
from ..forms import AbsenceForm, CardForm, PointForm
from ..models import Absence, Card, Point
from ..vcard import vcards

LONGEST = 100


@login_not_required
@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """Whom to ask at each unit: only who agreed is named, else the unit's own mailbox."""
    return _directory(request, is_public=True)


@require_safe
def colleagues(request: HttpRequest) -> HttpResponse:
    """The same for colleagues, with everybody's name."""
    return _directory(request, is_public=False)


def _directory(request: HttpRequest, *, is_public: bool) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:LONGEST]
    context = {
        "public": is_public,
        "places": places(is_public=is_public, query=query),
        "query": query,
        "contact_address": settings.PEDEL.contact,
        "kept": set() if is_public else set(units_kept_by(request.user).values_list("pk", flat=True)),
    }
    return render(request, "questions/contacts.html" if is_public else "questions/colleagues.html", context)


@login_not_required
@require_safe
def vcard(request: HttpRequest, slug: str) -> HttpResponse:
    """A unit's public contacts for an address book."""
    unit = get_object_or_404(Unit, slug=slug)
    found = vcards(place(unit, is_public=True))
    answer = HttpResponse(found, content_type="text/vcard; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{unit.slug}.vcf"'
    return answer


def mine(request: HttpRequest) -> HttpResponse:
    """What a contact person says of themselves: what they help with, and when they are away."""
    card = Card.objects.filter(person=request.user).first() or Card(person=request.user)
    must(access.may_keep_card(by(request), card))
    is_absence = request.POST.get("part") == "absence"
    form = CardForm(None if is_absence else posted(request), instance=card)
    away = AbsenceForm(posted(request) if is_absence else None, person=request.user)
    if form.is_valid() and attempt(
        form, lambda: actions.contacts.describe(by(request), card, **form.cleaned_data)
    ):
        messages.success(request, _("Kept. It stands in the directory now."))
        return redirect("my-contact-card")
    if away.is_valid() and attempt(away, lambda: actions.contacts.leave(by(request), away.absence())):
        messages.success(request, _("Kept. Questions go to who stands in for you meanwhile."))
        return redirect("my-contact-card")
    context = {"form": form, "away_form": away, "absences": Absence.objects.filter(person=request.user)}
    wrong = form.errors or away.errors
    return render(request, "questions/my_card.html", context, status=422 if wrong else 200)


@require_POST
def come_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes an absence back."""
    actions.contacts.come_back(by(request), access.absence_for(request.user, pk))
    messages.success(request, _("Taken back."))
    return redirect("my-contact-card")


def point(request: HttpRequest, slug: str) -> HttpResponse:
    """Sets where a unit is reached."""
    unit = get_object_or_404(Unit, slug=slug)
    must(access.may_set_point(by(request), unit))
    known = Point.objects.filter(unit=unit).first() or Point(unit=unit)
    form = PointForm(posted(request), instance=known)
    if form.is_valid() and attempt(
        form, lambda: actions.contacts.reach(by(request), unit, **form.cleaned_data)
    ):
        messages.success(request, _("Kept. Everybody finds it in the directory."))
        return redirect("colleague-contacts")
    context = {"form": form, "unit": unit}
    return render(request, "questions/point.html", context, status=422 if form.errors else 200)
