"""Deliveries: the list, the page of one, and what people do about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from pedel.desk import packs
from pedel.desk.drafts.access import draft_for
from pedel.desk.record.acting import by
from pedel.desk.record.permission import Conflict
from pedel.desk.ui.forms import attempt
from pedel.desk.ui.pages import page

from .. import access, actions
from ..listing import BOXES, Filters
from ..models import Delivery, Withdrawal
from ..official.posts import network_title
from ..reading import Reading, sentence
from ..taking_back import take_back
from .delivery_forms import ByHandForm, SettleForm, TakeBackForm, TimeForm, WhyForm

PERMANENCE = ("permanence.copied", "permanence.findable")
CORRECTING = ("brand.check-before", "rule.4")
FORMS: dict[str, type[forms.Form]] = {
    "time": TimeForm,
    "call_off": WhyForm,
    "settle": SettleForm,
    "withdraw": TakeBackForm,
    "by_hand": ByHandForm,
}
"""What can be said about a delivery, by the part of the page that asks for it."""
SAID = {
    "time": gettext_lazy("It goes out at that time."),
    "call_off": gettext_lazy("It is called off."),
    "settle": gettext_lazy("Thank you. That is on record."),
    "by_hand": gettext_lazy("Thank you. The post counts as withdrawn."),
}


@require_safe
def deliveries(request: HttpRequest) -> HttpResponse:
    """What goes out and what went out."""
    filters = Filters(request.GET, person=request.user)
    shown, counts = page(request, filters.deliveries()), filters.counts()
    for one in shown:
        _dressed(one)
    boxes = [(name, word, counts[name]) for name, (word, _wanted) in BOXES.items()]
    context = {"page": shown, "filters": filters, "boxes": boxes, "box": filters.chosen().get("box", "")}
    return render(request, "publishing/deliveries.html", context)


@require_safe
def delivery(request: HttpRequest, pk: int) -> HttpResponse:
    """One delivery."""
    return _page(request, access.delivery_for(request.user, pk))


@require_safe
def of_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The deliveries of a draft, for the draft's page and the approval's."""
    draft = draft_for(request.user, pk)
    rows = Delivery.objects.filter(revision__draft=draft).select_related("account", "revision")
    found = [_dressed(one) for one in rows.prefetch_related("parts").order_by("account__name", "pk")]
    corrects = getattr(draft, "corrects", None)
    context = {"deliveries": found, "corrects": corrects and corrects.first}
    return render(request, "publishing/deliveries_of_draft.html", context)


@require_POST
def set_time(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives it a new time."""

    def act(row: Delivery, wishes: dict[str, Any]) -> None:
        actions.set_time(by(request), row, time=wishes["time"])

    return _said(request, pk, "time", act)


@require_POST
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Calls it off before it leaves."""
    return _said(request, pk, "call_off", lambda row, wishes: actions.call_off(by(request), row, **wishes))


@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Says what became of something unclear."""
    return _said(request, pk, "settle", lambda row, wishes: actions.settle(by(request), row, **wishes))


@require_POST
def try_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts what did not go out in line again."""
    row = access.delivery_for(request.user, pk)
    try:
        actions.try_again(by(request), row)
    except Conflict as error:
        return _page(request, row, trouble=str(error), status=409)
    messages.success(request, _("It is in line again."))
    return redirect("delivery", pk=pk)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a post back from its network, and says whether that worked."""

    def act(row: Delivery, wishes: dict[str, Any]) -> None:
        if take_back(actions.ask_back(by(request), row, **wishes)):
            messages.success(request, _("It is taken back. What it said stays on record here."))
        else:
            messages.warning(request, _("It is not certain yet that it is taken back. See below."))

    return _said(request, pk, "withdraw", act)


@require_POST
def withdrawn_by_hand(request: HttpRequest, pk: int) -> HttpResponse:
    """Says that a post is gone, because somebody deleted it on the network itself."""

    def act(row: Delivery, wishes: dict[str, Any]) -> None:
        withdrawal = Withdrawal.objects.select_related("delivery__account__unit").filter(delivery=row).first()
        if withdrawal is None:
            raise Conflict(_("Nobody has asked to take it back yet."))
        actions.withdrawn_by_hand(by(request), withdrawal, **wishes)

    return _said(request, pk, "by_hand", act)


@require_POST
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Begins a draft that puts it right."""
    row = access.delivery_for(request.user, pk)
    try:
        correction = actions.correct(by(request), row)
    except Conflict as error:
        return _page(request, row, trouble=str(error), status=409)
    messages.info(request, _("Say plainly what was wrong and what is right. It takes the same way out."))
    return redirect("draft", pk=correction.draft_id)


def _said(
    request: HttpRequest, pk: int, name: str, act: Callable[[Delivery, dict[str, Any]], None]
) -> HttpResponse:
    """Does what a form asks for; with what is wrong in it, the page comes back as it was filled in."""
    row, form = access.delivery_for(request.user, pk), FORMS[name](request.POST)
    wishes = dict(form.cleaned_data) if form.is_valid() else None
    try:
        if wishes is not None and attempt(form, lambda: (act(row, wishes),)):
            if name in SAID:
                messages.success(request, SAID[name])
            return redirect("delivery", pk=pk)
    except Conflict as error:
        return _page(request, access.delivery_for(request.user, pk), trouble=str(error), status=409)
    return _page(request, row, status=422, opened=name, **{f"{name}_form": form})


def _page(request: HttpRequest, row: Delivery, status: int = 200, **more: Any) -> HttpResponse:
    pack = packs.in_force()
    forms_ = {f"{name}_form": form() for name, form in FORMS.items()}
    context = {
        "reading": Reading(row, by(request)),
        "permanence": [pack[name] for name in PERMANENCE if name in pack],
        "correcting": [pack[name] for name in CORRECTING if name in pack],
        **forms_,
        **more,
    }
    return render(request, "publishing/delivery.html", context, status=status)


def _dressed(one: Delivery) -> Delivery:
    """With what a line of a list says of it."""
    parts = list(one.parts.all())
    one.network_title = network_title(one)  # type: ignore[attr-defined]
    one.first_words = parts[0].text if parts else ""  # type: ignore[attr-defined]
    one.sentence = sentence(one, sum(bool(part.remote_id) for part in parts))  # type: ignore[attr-defined]
    return one


urlpatterns = [
    path("deliveries/", deliveries, name="deliveries"),
    path("deliveries/<int:pk>/", delivery, name="delivery"),
    path("deliveries/<int:pk>/time/", set_time, name="delivery-time"),
    path("deliveries/<int:pk>/call-off/", call_off, name="call-off-delivery"),
    path("deliveries/<int:pk>/again/", try_again, name="try-delivery-again"),
    path("deliveries/<int:pk>/settle/", settle, name="settle-delivery"),
    path("deliveries/<int:pk>/withdraw/", withdraw, name="withdraw-delivery"),
    path("deliveries/<int:pk>/gone/", withdrawn_by_hand, name="withdrawn-by-hand"),
    path("deliveries/<int:pk>/correct/", correct, name="correct-delivery"),
    path("drafts/<int:pk>/deliveries/", of_draft, name="draft-deliveries"),
]
