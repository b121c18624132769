"""An account's pages: who, what for, since when, what happened, and what to do when something is wrong."""

from __future__ import annotations

from copy import copy
from pathlib import PurePath

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from pedel.desk.record.acting import by
from pedel.desk.record.permission import must
from pedel.desk.ui.forms import attempt

from .. import access, actions, care, history, languages, networks
from ..avatars import TYPES
from ..forms import AccountForm, AvatarForm, StateForm
from ..models import Account, Channel, Membership


@require_safe
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """One account."""
    return _shown(request, access.account_for(request.user, pk))


def _shown(request: HttpRequest, account: Account, status: int = 200, **forms: object) -> HttpResponse:
    people = list(Membership.objects.at_work().filter(account=account).select_related("person"))
    people.sort(key=lambda each: Membership.Part.values.index(each.part))
    may_change = access.may_change(by(request), account)
    context = {
        "account": account,
        "network": networks.title(account.network),
        "languages": [languages.name(code) for code in account.languages],
        "people": people,
        "care": care.needs(account, people),
        "channel": Channel.objects.filter(account=account).first(),
        "happenings": history.latest(account),
        "may_change": may_change,
        "may_staff": access.may_staff(by(request), account),
        "state_form": StateForm(account=account) if may_change else None,
        "avatar_name": PurePath(account.avatar.name or "").name,
        "avatar_form": AvatarForm() if may_change else None,
    }
    return render(request, "accounts/account.html", context | forms, status=status)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Changes what the register says of an account."""
    account = access.account_for(request.user, pk)
    must(access.may_change(by(request), account))
    form = AccountForm(request.POST or None, instance=copy(account), keeper=request.user)
    if form.is_valid() and attempt(form, lambda: actions.change(by(request), account, **form.cleaned_data)):
        return redirect("account", pk=pk)
    return render(request, "accounts/change.html", {"form": form, "account": account})


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Brings an account into another state."""
    account = access.account_for(request.user, pk)
    form = StateForm(request.POST, account=account)
    form.fields["to"].choices = Account.State.choices
    if not form.is_valid():
        raise Http404
    actions.move(by(request), account, **form.cleaned_data)
    messages.success(request, _("The account is now: %s.") % account.get_state_display())
    return redirect("account", pk=pk)


@require_POST
def set_avatar(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives an account an avatar, or takes it away."""
    account = access.account_for(request.user, pk)
    if "remove" in request.POST:
        actions.remove_avatar(by(request), account)
        return redirect("account", pk=pk)
    form = AvatarForm(request.POST, request.FILES)
    if form.is_valid() and attempt(
        form, lambda: actions.set_avatar(by(request), account, upload=form.cleaned_data["avatar"])
    ):
        return redirect("account", pk=pk)
    account.refresh_from_db()
    return _shown(request, account, status=422, avatar_form=form)


@require_safe
@cache_control(private=True, max_age=86_400, immutable=True)
def avatar(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """The avatar's picture; its name changes with its content."""
    account = access.account_for(request.user, pk)
    kept = PurePath(account.avatar.name or "")
    if not account.avatar or kept.name != name or kept.suffix not in TYPES:
        raise Http404
    try:
        with account.avatar.open() as picture:
            return HttpResponse(picture.read(), content_type=TYPES[kept.suffix])
    except FileNotFoundError as error:
        raise Http404 from error
