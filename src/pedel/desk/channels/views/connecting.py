"""Connecting an account: out to its network, back, and choosing where the network offers several."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from pedel import networks
from pedel.desk.accounts.models import Account
from pedel.desk.record.acting import by
from pedel.desk.record.permission import must
from pedel.networks import NetworkError

from .. import access, attempts, connecting, offers, words
from ..apps_of import connector_for
from ..connection import Connection, is_the_one
from ..forms import PasswordForm
from ..sealing import NoKeyError
from ..showing import facts
from .channel import shown


@sensitive_post_parameters("secret")
@require_POST
def connect(request: HttpRequest, pk: int) -> HttpResponse:
    """Begins to connect an account, in the way of its network."""
    account = access.account_for(request.user, pk)
    must(access.may_connect(by(request), account))
    if not networks.connects(account.network):
        raise Http404
    ways = {"oauth": _set_out, "password": _with_password, "none": _without_asking}
    try:
        return ways[connector_for(account).way](request, account)
    except NoKeyError:
        messages.error(request, _("The desk has no key to keep a connection with. Tell who looks after it."))
        return redirect("channel", pk=pk)


def _set_out(request: HttpRequest, account: Account) -> HttpResponse:
    try:
        connecting.set_out(request.session, by(request), account)
    except NetworkError as error:
        _tell(request, error)
        return redirect("channel", pk=account.pk)
    return redirect("leave-for-network", pk=account.pk)


@sensitive_variables("form")
def _with_password(request: HttpRequest, account: Account) -> HttpResponse:
    form = PasswordForm(request.POST)
    if form.is_valid():
        try:
            connection = connecting.sign_in(account, form.cleaned_data["secret"])
        except NetworkError as error:
            form.add_error("secret", _said(error))
        else:
            return _taken_or_asked(request, account, [connection])
    return shown(request, access.channel_for(request.user, account.pk), form, status=422)


def _without_asking(request: HttpRequest, account: Account) -> HttpResponse:
    return _taken_or_asked(request, account, [connecting.without_asking(account)])


@require_safe
@never_cache
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """The last page before the network's own.

    A link, and no redirect: browsers hold redirects of forms to `form-action`, and where a network asks for
    consent is the connector's affair.
    """
    found = access.channel_for(request.user, pk)
    must(access.may_connect(by(request), found.account))
    if (way := attempts.waiting(request.session, found.account)) is None:
        return redirect("channel", pk=pk)
    context = {**facts(found), "url": way.url, "host": urlsplit(way.url).netloc}
    return render(request, "channels/leave.html", context)


@require_safe
@never_cache
def back(request: HttpRequest) -> HttpResponse:
    """Somebody comes back from a network."""
    try:
        way = attempts.take(request.session, request.user, request.GET.get("state", ""))
    except attempts.UnknownWayError as error:
        return render(request, "channels/lost.html", {"why": error}, status=400)
    account = access.account_for(request.user, way.account)
    must(access.may_connect(by(request), account))
    if way.network != account.network:  # the register was changed meanwhile: the answer is another network's
        return render(request, "channels/lost.html", {"why": attempts.LOST}, status=400)
    try:
        found = connecting.come_back(account, way, request.GET.dict())
    except NetworkError as error:
        _tell(request, error)
        return redirect("channel", pk=account.pk)
    return _taken_or_asked(request, account, found)


def _taken_or_asked(request: HttpRequest, account: Account, found: list[Connection]) -> HttpResponse:
    """Takes the one account that there is when it is the right one; asks where it is not that plain."""
    known = access.channel_for(request.user, account.pk).remote_id
    if len(found) > 1 or not is_the_one(account, found[0].profile, known):
        offers.remember(request.session, account, found)
        return redirect("choose-channel", pk=account.pk)
    try:
        connecting.take(by(request), account, found[0])
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The account is connected."))
    return redirect("channel", pk=account.pk)


def _tell(request: HttpRequest, error: NetworkError) -> None:
    messages.error(request, _said(error))


def _said(error: NetworkError) -> str:
    """Our sentence, and the network's own word where it has one."""
    sentence = str(words.connecting(error))
    return f"{sentence} ({error.detail})" if error.detail else sentence
