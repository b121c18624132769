"""The official marks: to take the right one, and for the steward to keep them."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from pedel.desk.people.models import Unit
from pedel.desk.record.acting import by
from pedel.desk.record.permission import Denied
from pedel.desk.ui.forms import attempt, posted
from pedel.desk.ui.pages import page

from .. import access, actions, serving
from ..forms import EndForm, LogoForm
from ..incoming import Incoming
from ..models import Logo


@require_safe
def logos(request: HttpRequest) -> HttpResponse:
    """The marks in force, each with its rules and its file; the old ones apart."""
    rows = Logo.objects.select_related("asset")
    is_old = Q(ends__lt=timezone.localdate())
    context = {
        "marks": [(name, list(forms)) for name, forms in groupby(rows.exclude(is_old), lambda row: row.name)],
        "old": page(request, rows.filter(is_old)),
        "may_keep": access.may_keep_logos(by(request), None),
        "today": timezone.localdate(),
    }
    return render(request, "library/logos.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """Puts a mark in."""
    _allowed(request)
    form = LogoForm(posted(request), request.FILES or None, initial={"starts": timezone.localdate()})
    if form.is_valid() and attempt(form, lambda: _kept(request, form)):
        return redirect("logos")
    return render(request, "library/logo.html", {"form": form, "logo": None}, status=_status(form))


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Changes the rules of a mark."""
    _allowed(request)
    logo = access.logo_for(request.user, pk)
    form = LogoForm(posted(request), instance=logo)
    if form.is_valid() and attempt(form, lambda: actions.change_logo(by(request), logo, **form.changes())):
        return redirect("logos")
    context = {"form": form, "logo": logo, "end_form": EndForm(initial={"ends": timezone.localdate()})}
    return render(request, "library/logo.html", context, status=_status(form))


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends a mark."""
    _allowed(request)
    logo = access.logo_for(request.user, pk)
    form = EndForm(request.POST)
    if form.is_valid() and attempt(form, lambda: actions.end_logo(by(request), logo, **form.cleaned_data)):
        return redirect("logos")
    context = {"form": LogoForm(instance=logo), "logo": logo, "end_form": form}
    return render(request, "library/logo.html", context, status=422)


@require_safe
def file(request: HttpRequest, pk: int) -> FileResponse:
    """The file of a mark, to be used."""
    return serving.original(access.logo_for(request.user, pk).asset)


def _allowed(request: HttpRequest) -> None:
    if not (permission := access.may_keep_logos(by(request), None)):
        raise Denied(permission.why)


def _kept(request: HttpRequest, form: LogoForm) -> Any:
    """The file becomes an asset of the university, and the mark is kept with it."""
    root = Unit.objects.filter(depth=1).first()
    if root is None:
        raise ValidationError({"file": "no unit"})
    asset, is_new = actions.add(by(request), root, Incoming.of(form.cleaned_data["file"]))
    if is_new:
        asset = actions.license(by(request), asset, licence="own")
    return actions.keep_logo(by(request), Logo(asset=asset, **form.changes()))


def _status(form: LogoForm) -> int:
    return 422 if form.errors else 200
