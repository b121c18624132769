"""The directory: who works here, and in which role."""

from __future__ import annotations

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from pedel.desk.record.acting import by
from pedel.desk.record.permission import must
from pedel.desk.ui.forms import attempt
from pedel.desk.ui.pages import page

from .. import access
from ..actions import people as actions
from ..directory import found
from ..forms import LeaveForm, PersonForm, SearchForm
from ..models import Assignment, still_here


def directory(request: HttpRequest) -> HttpResponse:
    """Everybody, searched by name, unit and role."""
    may_add = access.may_add_person(by(request))
    form = SearchForm(request.GET, shows_left=bool(may_add))
    today = Assignment.objects.on().select_related("unit")
    everyone = found(access.people_for(request.user), form.chosen())
    everyone = everyone.prefetch_related(Prefetch("assignments", today, to_attr="roles_today"))
    facts = {"page": page(request, everyone), "filters": form, "may_add": may_add}
    return render(request, "people/directory.html", facts)


def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: roles now and before, supervisor, last day."""
    somebody = access.person_for(request.user, pk)
    roles = access.assignments_for(request.user).filter(person=somebody).order_by("-starts", "unit__path")
    today = timezone.localdate()
    held = [role for role in roles if (role.ends is None or role.ends >= today) and not somebody.has_left()]
    facts = {
        "person": somebody,
        "held": held,
        "earlier": [role for role in roles if role not in held],
        "team": somebody.team.filter(still_here(today)),
        "today": today,
        "sees_private": access.sees_private(request.user, somebody),
        "may_change": access.may_change_person(by(request), somebody),
        "may_end": {role.pk for role in held if access.may_end(by(request), role)},
    }
    return render(request, "people/person.html", facts)


def new(request: HttpRequest) -> HttpResponse:
    """Adds somebody."""
    must(access.may_add_person(by(request)))
    form = PersonForm(request.POST or None)
    if form.is_valid():
        person = attempt(form, lambda: actions.add(by(request), None, **form.cleaned_data))
        if person:
            return redirect("person", pk=person.pk)
    return render(request, "people/new.html", {"form": form})


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Changes what the desk says of somebody."""
    somebody = access.person_for(request.user, pk)
    must(access.may_change_person(by(request), somebody))
    form = PersonForm(request.POST or None, instance=somebody)
    wish = form.cleaned_data if form.is_valid() else {}
    if wish and attempt(
        form, lambda: actions.change(by(request), access.person_for(request.user, pk), **wish)
    ):
        return redirect("person", pk=pk)
    return render(request, "people/change.html", {"person": somebody, "form": form})


def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Sets the last day."""
    somebody = access.person_for(request.user, pk)
    must(access.may_change_person(by(request), somebody))
    form = LeaveForm(request.POST or None, initial={"last_day": somebody.leaves_on})
    if form.is_valid():
        actions.leave(by(request), somebody, **form.cleaned_data)
        return redirect("person", pk=pk)
    return render(request, "people/leave.html", {"person": somebody, "form": form})


@require_POST
def stay(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes the last day back."""
    actions.stay(by(request), access.person_for(request.user, pk))
    return redirect("person", pk=pk)
