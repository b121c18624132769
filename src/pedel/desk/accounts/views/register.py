"""The register: looking through it, taking it along, putting an account into it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django_htmx.http import replace_url

from pedel.desk.record.acting import by
from pedel.desk.record.permission import must
from pedel.desk.ui.forms import attempt
from pedel.desk.ui.pages import page

from .. import access, actions, care, export, networks
from ..forms import RegisterForm
from ..listing import Filters

COLUMNS = (
    ("name", _("Account")),
    ("network", _("Network")),
    ("unit", _("Unit")),
    ("state", _("State")),
    ("since", _("Since")),
)


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The accounts that answer to the filters; htmx asks for the list alone."""
    filters = Filters(request.GET)
    rows = page(request, filters.accounts(request.user))
    for account in rows:
        account.care = [each for each in care.needs(account, account.keepers) if each.code != "hacked"]
        account.network_title = networks.title(account.network)
    chosen = filters.chosen()
    context = {
        "filters": filters,
        "page": rows,
        "columns": COLUMNS,
        "sort": chosen.pop("sort", "name"),
        "is_filtered": bool(chosen),
        "may_register": access.may_register_anything(by(request)),
    }
    is_part = request.htmx and not request.htmx.history_restore_request
    template = "accounts/list.html" if is_part else "accounts/register.html"
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return replace_url(response, _address(request)) if is_part else response


def _address(request: HttpRequest) -> str:
    """The page's address with the filters that are in use alone."""
    wishes = request.GET.copy()
    for name in [name for name, value in wishes.items() if not value]:
        del wishes[name]
    return f"{request.path}?{wishes.urlencode()}" if wishes else request.path


@require_safe
def exported(request: HttpRequest) -> StreamingHttpResponse:
    """The accounts that answer to the filters as a CSV file."""
    rows = Filters(request.GET).accounts(request.user).iterator(chunk_size=500)
    response = StreamingHttpResponse(export.lines(rows), content_type="text/csv; charset=utf-8")
    name = f"accounts-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def new(request: HttpRequest) -> HttpResponse:
    """Puts an account into the register."""
    must(access.may_register_anything(by(request)))
    form = RegisterForm(request.POST or None, keeper=request.user)
    if form.is_valid():
        fields = dict(form.cleaned_data)
        unit = fields.pop("unit")
        account = attempt(form, lambda: actions.register(by(request), unit, **fields))
        if account:
            return redirect("account", pk=account.pk)
    return render(request, "accounts/new.html", {"form": form})
