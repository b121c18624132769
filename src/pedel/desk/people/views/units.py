"""The tree of units, and one unit."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from pedel.desk.record.acting import by
from pedel.desk.record.permission import must
from pedel.desk.ui.forms import attempt

from .. import access, tree
from ..access import Move
from ..actions import units as actions
from ..forms import MoveForm, UnitForm
from ..models import Unit


def units(request: HttpRequest) -> HttpResponse:
    """The whole tree: who is contact person, approver and steward, and what is missing."""
    facts = {"branches": tree.branches(), "may_import": access.may_import(by(request), None)}
    return render(request, "people/units.html", facts)


def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit: where it stands, who answers for it."""
    here = access.unit_for(request.user, pk)
    facts = {
        "unit": here,
        "branch": tree.branch(here),
        "above": Unit.objects.get_ancestors(here),
        "below": Unit.objects.get_children(here),
        "may_keep": access.may_keep(by(request), here),
    }
    return render(request, "people/unit.html", facts)


def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Adds a unit under this one."""
    parent = access.unit_for(request.user, pk)
    must(access.may_keep(by(request), parent))
    form = UnitForm(request.POST or None)
    if form.is_valid():
        unit = attempt(form, lambda: actions.create(by(request), parent, **form.cleaned_data))
        if unit:
            return redirect("unit", pk=unit.pk)
    return render(request, "people/new_unit.html", {"unit": parent, "form": form})


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Renames a unit."""
    here = access.unit_for(request.user, pk)
    must(access.may_keep(by(request), here))
    form = UnitForm(request.POST or None, instance=here)
    wish = form.cleaned_data if form.is_valid() else {}
    if wish and attempt(form, lambda: actions.change(by(request), access.unit_for(request.user, pk), **wish)):
        return redirect("unit", pk=pk)
    return render(request, "people/change_unit.html", {"unit": here, "form": form})


def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Places a unit under another one."""
    here = access.unit_for(request.user, pk)
    must(access.may_keep(by(request), here))
    form = MoveForm(request.POST or None)
    if form.is_valid() and attempt(
        form, lambda: actions.move(by(request), Move(here, form.cleaned_data["to"]))
    ):
        return redirect("unit", pk=pk)
    return render(request, "people/move_unit.html", {"unit": here, "form": form})
