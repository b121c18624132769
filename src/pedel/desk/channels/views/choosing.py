"""Choosing among what a network offers, where it is not plain which account is the one in the register."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from pedel.desk.accounts.models import Account
from pedel.desk.record.acting import by
from pedel.desk.record.permission import must
from pedel.desk.ui.forms import attempt

from .. import access, connecting, offers
from ..connection import Connection, is_the_one
from ..forms import ChoiceForm
from ..showing import facts


@never_cache
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks which of the accounts that the network offers is the one in the register."""
    channel = access.channel_for(request.user, pk)
    account = channel.account
    must(access.may_connect(by(request), account))
    if not (offered := offers.offered(request.session, account)):
        messages.error(request, _("What the network offered is too long ago. Begin again."))
        return redirect("channel", pk=pk)
    if request.method == "POST" and "none" in request.POST:
        offers.forget(request.session)
        messages.info(request, _("What the network offered is forgotten. Nothing was connected."))
        return redirect("channel", pk=pk)
    right = [one for one in offered if is_the_one(account, one.profile, channel.remote_id)]
    may = access.may_take_other(by(request), account)
    takeable = offered if may else right
    wishes = {"offered": takeable, "others": bool(may) and len(right) < len(offered)}
    form = ChoiceForm(request.POST or None, initial=_initial(right or offered), **wishes)
    if form.is_valid() and (done := _chosen(request, account, takeable, form)):
        return done
    context = {**facts(channel), "form": form, "offered": offered, "right": right, "may": may}
    return render(request, "channels/choose.html", context, status=422 if form.errors else 200)


def _initial(likely: list[Connection]) -> dict[str, Any]:
    """The one that it will be, where there is only one such."""
    return {"chosen": likely[0].profile.id} if len(likely) == 1 else {}


def _chosen(
    request: HttpRequest, account: Account, offered: list[Connection], form: ChoiceForm
) -> HttpResponse | None:
    said = form.cleaned_data
    chosen = next(one for one in offered if one.profile.id == said["chosen"])
    agreed = bool(said.get("agreed"))
    if not attempt(form, lambda: connecting.take(by(request), account, chosen, is_other=agreed)):
        return None
    offers.forget(request.session)
    messages.success(request, _("The account is connected."))
    return redirect("channel", pk=account.pk)
