"""One asset: seen, described, licensed, focused, shared, put away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pedel.desk.record.acting import by
from pedel.desk.ui.forms import attempt

from .. import access, actions, listing
from ..forms import DetailsForm, FocusForm, LicenceForm
from ..models import Asset
from ..recipes import SHAPES, taking

MOST_ALIKE = 6


@require_safe
def asset(request: HttpRequest, pk: int) -> HttpResponse:
    """What an asset is, how it may be used, where it is used."""
    return _shown(request, access.asset_for(request.user, pk))


@require_POST
def describe(request: HttpRequest, pk: int) -> HttpResponse:
    """Says what it shows, who made it, where it is from, and its tags."""
    asset = _as_seen(request, pk)
    form = DetailsForm(request.POST, instance=asset)
    if form.is_valid() and attempt(form, lambda: actions.describe(by(request), asset, **form.wishes())):
        messages.success(request, _("Saved."))
        return redirect("asset", pk=pk)
    return _shown(request, access.asset_for(request.user, pk), status=422, details=form)


@require_POST
def license(request: HttpRequest, pk: int) -> HttpResponse:
    """Says on what ground it may be used, and until when."""
    asset = _as_seen(request, pk)
    form = LicenceForm(request.POST, request.FILES)
    if form.is_valid() and attempt(form, lambda: actions.license(by(request), asset, **form.cleaned_data)):
        messages.success(request, _("Saved."))
        return redirect("asset", pk=pk)
    return _shown(request, access.asset_for(request.user, pk), status=422, licence_form=form)


@require_POST
def focus(request: HttpRequest, pk: int) -> HttpResponse:
    """Says what a crop keeps."""
    asset = _as_seen(request, pk)
    form = FocusForm(request.POST)
    if form.is_valid() and attempt(form, lambda: actions.focus(by(request), asset, **form.cleaned_data)):
        return redirect(f"{request.path.removesuffix('focus/')}#crops")
    return _shown(request, access.asset_for(request.user, pk), status=422, focus_form=form)


@require_POST
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Shares it with everybody, or keeps it to its unit."""
    asset = access.asset_for(request.user, pk)
    actions.share(by(request), asset, with_everyone=request.POST.get("with") == "everyone")
    return redirect("asset", pk=pk)


@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts it away."""
    actions.archive(by(request), access.asset_for(request.user, pk))
    messages.success(request, _("Put away. It is not offered any more; its file stays."))
    return redirect("asset", pk=pk)


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Offers it again."""
    actions.restore(by(request), access.asset_for(request.user, pk))
    return redirect("asset", pk=pk)


def _as_seen(request: HttpRequest, pk: int) -> Asset:
    """The asset, at the version that the page showed."""
    asset = access.asset_for(request.user, pk)
    seen = request.POST.get("version", "")
    if seen.isdecimal() and len(seen) < 9:
        asset.version = int(seen)
    return asset


def _shown(request: HttpRequest, asset: Asset, status: int = 200, **forms: Any) -> HttpResponse:
    may_change = access.may_change(by(request), asset)
    terms = asset.terms
    context = {
        "asset": asset,
        "may_change": may_change,
        "details": DetailsForm(instance=asset),
        "licence_form": LicenceForm(
            initial={name: getattr(asset, name) for name in ("licence", "ends", "credit")}
        ),
        "focus_form": FocusForm(initial=dict(zip("xy", (asset.focus_x, asset.focus_y), strict=True))),
        "shapes": _shapes(asset) if asset.has_preview else [],
        "networks": taking(),
        "may_be_cropped": terms is None or terms.may_be_cropped,
        "alike": _alike(request, asset),
    }
    return render(request, "library/asset.html", context | forms, status=status)


def _shapes(asset: Asset) -> list[dict[str, Any]]:
    is_whole = asset.terms is not None and not asset.terms.may_be_cropped
    return [
        {"name": name, "title": title}
        for name, (ratio, title) in SHAPES.items()
        if ratio is None or not is_whole
    ]


def _alike(request: HttpRequest, asset: Asset) -> list[Asset]:
    if not asset.fingerprint:
        return []
    others = access.assets_for(request.user).exclude(pk=asset.pk)
    return list(listing.alike(others, bytes(asset.fingerprint), MOST_ALIKE))
