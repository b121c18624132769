"""What is done about a closing: agreeing, drafting, saying, closing, opening again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from pedel.desk.record.acting import by
from pedel.desk.ui.forms import attempt

from . import access, actions
from .finishing import finish
from .forms import CloseForm, RemarkForm, WhyForm
from .views import shown


@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Decides that it closes."""
    actions.agree(by(request), access.closing_for(request.user, pk))
    return redirect("closing", pk=pk)


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Decides that it stays open."""
    closing = access.closing_for(request.user, pk)
    form = WhyForm(request.POST, prefix="drop")
    if form.is_valid() and attempt(form, lambda: actions.drop(by(request), closing, **form.cleaned_data)):
        return redirect("closing", pk=pk)
    return shown(request, closing, status=422, drop_form=form)


@require_POST
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Begins the drafts that tell the readers."""
    made = actions.draft_announcements(by(request), access.closing_for(request.user, pk))
    text = ngettext(
        "%d draft was begun. Make it your own.", "%d drafts were begun. Make them your own.", len(made)
    )
    messages.success(request, text % len(made))
    return redirect("closing", pk=pk)


@require_POST
def announced(request: HttpRequest, pk: int) -> HttpResponse:
    """Says that the readers were told."""
    actions.announce(by(request), access.closing_for(request.user, pk))
    return redirect("closing", pk=pk)


@require_POST
def say(request: HttpRequest, pk: int) -> HttpResponse:
    """Says how a step was done that the desk cannot see."""
    closing = access.closing_for(request.user, pk)
    form = RemarkForm(request.POST)
    if form.is_valid() and attempt(form, lambda: actions.say(by(request), closing, **form.cleaned_data)):
        return redirect("closing", pk=pk)
    return shown(request, closing, status=422, remark_form=form, wrong=form["key"].value())


@require_POST
def unsay(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes that back."""
    actions.take_back(by(request), access.closing_for(request.user, pk), key=request.POST.get("key", ""))
    return redirect("closing", pk=pk)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Closes the account."""
    closing = access.closing_for(request.user, pk)
    form = CloseForm(request.POST)
    if form.is_valid():
        trouble = attempt(form, lambda: (finish(by(request), closing, **form.cleaned_data),))
        if trouble is not None:
            _tell(request, trouble[0])
            return redirect("closing", pk=pk)
    return shown(request, closing, status=422, close_form=form)


def _tell(request: HttpRequest, trouble: str) -> None:
    if trouble:
        text = _(
            "The account is closed. The network could not be told: end the desk's access there by hand too."
        )
        messages.warning(request, text)
    else:
        messages.success(request, _("The account is closed."))


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Opens it again."""
    closing = access.closing_for(request.user, pk)
    form = WhyForm(request.POST, prefix="reopen")
    if form.is_valid() and attempt(form, lambda: actions.reopen(by(request), closing, **form.cleaned_data)):
        return redirect("closing", pk=pk)
    return shown(request, closing, status=422, reopen_form=form)
