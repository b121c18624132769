"""A channel's own page, its line on the account's page, and ending it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pedel.desk.accounts.access import may_change
from pedel.desk.accounts.models import Channel
from pedel.desk.record.acting import by
from pedel.desk.record.permission import must

from .. import access
from ..forms import PasswordForm
from ..parting import disconnect as part
from ..showing import facts


@require_safe
def channel(request: HttpRequest, pk: int) -> HttpResponse:
    """The connection of an account with its network."""
    found = access.channel_for(request.user, pk)
    must(access.may_keep(by(request), found.account))
    return shown(request, found)


def shown(
    request: HttpRequest, found: Channel, form: PasswordForm | None = None, status: int = 200
) -> HttpResponse:
    """The page, with what is wrong with a form that was sent."""
    context = {
        **facts(found),
        "form": form or PasswordForm(),
        "may_connect": access.may_connect(by(request), found.account),
        "may_change": may_change(by(request), found.account),
    }
    return render(request, "channels/channel.html", context, status=status)


@require_safe
def state(request: HttpRequest, pk: int) -> HttpResponse:
    """The line on the account's page: whether it is connected, and what to do."""
    found = access.channel_for(request.user, pk)
    context = {"channel": found, "may_keep": access.may_keep(by(request), found.account), **facts(found)}
    return render(request, "channels/state.html", context)


def disconnect(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks, and then ends the connection."""
    found = access.channel_for(request.user, pk)
    must(access.may_keep(by(request), found.account))
    if request.method != "POST":
        return render(request, "channels/disconnect.html", facts(found))
    if part(by(request), found.account):
        messages.warning(request, _ended_here())
    else:
        messages.success(request, _("The account is disconnected. What opened it is erased."))
    return redirect("channel", pk=pk)


def _ended_here() -> str:
    return _(
        "The account is disconnected, and what opened it is erased here. The network was not told: end "
        "the desk's access in the network's own settings too."
    )
