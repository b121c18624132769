"""Letting somebody else decide for a while."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pedel.desk.record.acting import by

from .. import access, actions
from ..forms import DelegationForm, units_of


def delegations(request: HttpRequest) -> HttpResponse:
    """Who decides for whom, and letting somebody decide for me."""
    may_give = units_of(request.user).exists()
    units = list(units_of(request.user)[:2])
    initial = {"unit": units[0] if units else None, "starts": timezone.localdate()}
    form = DelegationForm(request.POST or None, person=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        fields = dict(form.cleaned_data)
        try:
            actions.delegate(by(request), fields.pop("unit"), **fields)
        except ValidationError as error:
            form.add_error(None, ValidationError(error.messages))
        else:
            messages.success(request, _("Done. They have been told."))
            return redirect("delegations")
    today = timezone.localdate()
    rows = [
        (row, access.may_end(by(request), row)) for row in access.delegations_for(request.user).distinct()
    ]
    found = {
        "form": form,
        "may_give": may_give,
        "now": [pair for pair in rows if pair[0].ends is None or pair[0].ends >= today],
        "past": [row for row, _may in rows if row.ends is not None and row.ends < today][:20],
    }
    return render(request, "approvals/delegations.html", found, status=422 if form.errors else 200)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends a delegation now."""
    actions.end(by(request), access.delegation_for(request.user, pk))
    messages.success(request, _("Ended. They have been told."))
    return redirect("delegations")
