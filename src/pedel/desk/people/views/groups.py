"""Groups of the identity provider and the roles that they give."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from pedel.desk.record.acting import by
from pedel.desk.record.permission import must
from pedel.desk.ui.forms import attempt

from .. import access
from ..actions import groups as actions
from ..forms import GroupForm
from ..models import GroupMapping


def groups(request: HttpRequest) -> HttpResponse:
    """All mappings, and a new one."""
    must(access.may_add_person(by(request)))
    form = GroupForm(request.POST or None)
    if form.is_valid() and attempt(
        form, lambda: actions.connect(by(request), GroupMapping(**form.cleaned_data))
    ):
        return redirect("groups")
    mappings = access.mappings_for(request.user)
    facts = {"mappings": mappings, "form": form, "providers": settings.PEDEL.oidc}
    return render(request, "people/groups.html", facts)


@require_POST
def disconnect(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends a mapping and the roles that it gave."""
    actions.disconnect(by(request), access.mapping_for(request.user, pk))
    return redirect("groups")
