"""Who works on an account: putting people on it, ending their part."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pedel.desk.people.models import Person, still_here
from pedel.desk.record.acting import by
from pedel.desk.record.permission import must
from pedel.desk.ui.forms import attempt

from .. import access, actions
from ..forms import JoinForm, LeaveForm

SUGGESTED = 8
TYPED_IN = ("person", "owner", "deputy", "keeper")
"""The fields of any form in which a colleague's name or address is typed."""


def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts a person on an account."""
    account = access.account_for(request.user, pk)
    must(access.may_staff(by(request), account))
    form = JoinForm(request.POST or None, initial={"part": request.GET.get("part", "editor")})
    if form.is_valid():
        said = form.cleaned_data
        wishes = {"person": said["person"], "part": said["part"], "days": (said["starts"], said["ends"])}
        if membership := attempt(form, lambda: actions.join(by(request), account, **wishes)):
            part = membership.get_part_display()
            messages.success(request, _("%(name)s: %(part)s.") % {"name": membership.person, "part": part})
            return redirect("account", pk=pk)
    return render(request, "accounts/join.html", {"form": form, "account": account})


def leave(request: HttpRequest, pk: int, membership: int) -> HttpResponse:
    """Ends a person's part in an account."""
    account = access.account_for(request.user, pk)
    row = access.membership_for(request.user, account, membership)
    must(access.may_end(by(request), row))
    form = LeaveForm(request.POST or None)
    if form.is_valid() and attempt(form, lambda: actions.leave(by(request), row, on=form.cleaned_data["on"])):
        return redirect("account", pk=pk)
    return render(request, "accounts/leave.html", {"form": form, "account": account, "membership": row})


@require_safe
def colleagues(request: HttpRequest) -> HttpResponse:
    """Colleagues whose name or address begins so, as options of a datalist."""
    words = next((request.GET[name] for name in TYPED_IN if name in request.GET), "").strip()[:100]
    people = Person.objects.none()
    if len(words) > 1:
        like = Q(name__icontains=words) | Q(email__istartswith=words)
        people = Person.objects.filter(still_here(), like)[:SUGGESTED]
    return render(request, "accounts/colleagues.html", {"people": people})
