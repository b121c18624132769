"""An account's slots of the week, its queue, and the next free slot for a draft."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pedel.desk.accounts.access import account_for
from pedel.desk.drafts.access import draft_for, may_write
from pedel.desk.drafts.models import Draft
from pedel.desk.record.acting import by
from pedel.desk.ui.clock import as_typed
from pedel.desk.ui.forms import WishForm, attempt, posted
from pedel.desk.ui.pages import page

from .. import access
from ..actions import slots as acting
from ..calendar import queue as queueing
from ..calendar.free import next_free
from ..models import Slot


class SlotForm(WishForm):
    """A day of the week and a time."""

    class Meta:
        model = Slot
        fields = ("weekday", "time")
        widgets = {"time": forms.TimeInput({"type": "time"}, format="%H:%M")}


@require_http_methods(["GET", "HEAD", "POST"])
def slots(request: HttpRequest, pk: int) -> HttpResponse:
    """The slots of an account: to see, and to add one."""
    account = account_for(request.user, pk)
    may = access.may_send_on(by(request), account)
    form = SlotForm(posted(request), initial={"weekday": 0, "time": "09:00"})
    if form.is_valid() and attempt(form, lambda: acting.add(by(request), account, **form.cleaned_data)):
        messages.success(request, _("The slot is there. It is offered when somebody plans."))
        return redirect("account-slots", pk=pk)
    context = {"account": account, "form": form, "may": may, "week": _week(account)}
    return render(request, "publishing/slots.html", context, status=422 if form.errors else 200)


def _week(account: object) -> list[tuple[object, list[Slot]]]:
    """The slots by day, Monday first; days without any too."""
    found = list(Slot.objects.filter(account=account))
    names = Slot._meta.get_field("weekday").choices or ()
    return [(label, [slot for slot in found if slot.weekday == day]) for day, label in names]


@require_POST
def remove(request: HttpRequest, pk: int, slot: int) -> HttpResponse:
    """Takes a slot away."""
    acting.remove(by(request), access.slot_for(account_for(request.user, pk), slot))
    messages.success(request, _("The slot is gone. What was planned at it stays planned."))
    return redirect("account-slots", pk=pk)


@require_safe
def queue(request: HttpRequest, pk: int) -> HttpResponse:
    """What waits to go out on an account, in order, and what keeps it."""
    account = account_for(request.user, pk)
    rows = page(request, queueing.rows(request.user, account))
    context = {"account": account, "page": rows, "rows": queueing.lines(rows)}
    return render(request, "publishing/queue.html", context)


@require_safe
def why(request: HttpRequest, pk: int) -> HttpResponse:
    """A fragment: everything that keeps a delivery now."""
    delivery = access.delivery_for(request.user, pk)
    return render(request, "publishing/why.html", {"waits": queueing.waits(delivery), "delivery": delivery})


@require_safe
def next_slot(request: HttpRequest, pk: int) -> HttpResponse:
    """A fragment for the composer: the next free slots of the draft's accounts."""
    draft = draft_for(request.user, pk)
    accounts = [target.account for target in draft.targets.all()]
    is_open = draft.state == Draft.State.WRITING and may_write(by(request), draft)
    free = next_free(accounts, without=draft.pk) if is_open else []
    context = {
        "draft": draft,
        "free": [(moment, as_typed(moment)) for moment in free],
        "ways": [(account, reverse("account-slots", args=[account.pk])) for account in accounts],
        "is_open": is_open,
        "has_slots": Slot.objects.filter(account__in=accounts).exists(),
        "lead": gettext_lazy("Next free slots"),
    }
    return render(request, "publishing/next_slot.html", context)
