"""What the library's templates ask of an asset."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from ..models import Asset
from ..noted import PRIVATE
from ..soon import SOON

register = template.Library()

NOTED = {
    "place": _("where it was taken"),
    "serial": _("the camera's serial number"),
    "owner": _("the camera owner's name"),
    "maker": _("maker"),
    "copyright": _("copyright"),
    "camera": _("camera"),
    "program": _("program"),
    "taken": _("when it was taken"),
    "description": _("description"),
}


@register.filter
def ends_soon(asset: Asset) -> bool:
    """Whether its licence ends within thirty days."""
    return asset.ends_within(SOON)


@register.filter
def noted_as(note: dict[str, str]) -> Any:
    """What a camera noted, in words."""
    return NOTED.get(note["what"], note["what"])


@register.filter
def tells_much(asset: Asset) -> bool:
    """Whether the original says where it was taken, or whose camera it was."""
    return any(note["kind"] in ("place", PRIVATE) for note in asset.noted)


@register.filter
def measured(asset: Asset) -> str:
    """Its size as one reads it: "1200 × 800 · 1.2 MB"."""
    sizes = [f"{asset.width} × {asset.height}"] if asset.width else []
    if asset.seconds:
        minutes, seconds = divmod(round(asset.seconds), 60)
        sizes.append(f"{minutes}:{seconds:02d}")
    return " · ".join([*sizes, filesizeformat(asset.bytes)])
