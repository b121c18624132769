"""Giving and ending roles."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from pedel.desk.record.acting import by
from pedel.desk.record.permission import must
from pedel.desk.ui.forms import attempt

from .. import access
from ..actions import roles as actions
from ..forms import EndForm, RoleForm
from ..models import Assignment


def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives somebody a role on a unit."""
    somebody = access.person_for(request.user, pk)
    must(access.may_give_somewhere(by(request)))
    form = RoleForm(request.POST or None, initial={"unit": request.GET.get("unit")})
    if form.is_valid():
        wish = Assignment(person=somebody, **form.cleaned_data)
        if attempt(form, lambda: actions.give(by(request), wish)):
            return redirect("person", pk=pk)
    return render(request, "people/give.html", {"person": somebody, "form": form})


def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends a role, with a last day or at once."""
    assignment = access.assignment_for(request.user, pk)
    must(access.may_end(by(request), assignment))
    form = EndForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.end(by(request), assignment, **form.cleaned_data)
        return redirect("person", pk=assignment.person_id)
    return render(request, "people/end.html", {"assignment": assignment, "form": form})
