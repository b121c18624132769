"""Writing an application together."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pedel.desk.record.acting import by
from pedel.desk.record.permission import must
from pedel.desk.ui.forms import attempt

from .. import access, actions
from ..forms import ShareForm
from .application import shown


@require_POST
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Shares it with a colleague."""
    application, form = access.application_for(request.user, pk), ShareForm(request.POST)
    must(access.may_part(by(request), application))
    if form.is_valid() and attempt(
        form, lambda: actions.share(by(request), application, person=form.cleaned_data["person"])
    ):
        messages.success(request, _("%s writes along now.") % form.cleaned_data["person"])
        return redirect("application", pk=pk)
    return shown(request, application, status=422, share_form=form)


@require_POST
def unshare(request: HttpRequest, pk: int, writer: int) -> HttpResponse:
    """Ends it."""
    application = access.application_for(request.user, pk)
    row = access.writer_for(request.user, application, writer)
    actions.unshare(by(request), row)
    is_still_seen = access.applications_for(request.user).filter(pk=pk).exists()
    return redirect("application", pk=pk) if is_still_seen else redirect("applications")
