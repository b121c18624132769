"""Licences: a picture whose licence has ended does not go out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pedel.desk.braking import Stop

from .models import Asset, Rendition


def ended(content: Mapping[str, Any], account: Any) -> Iterable[Stop]:
    """The pictures of a message whose licence has ended by today. One query.

    Where units keep the same picture, what the account's own unit has noted counts.
    """
    for asset in assets_in(content, account.unit_id):
        if asset.has_ended():
            told = {"name": asset.name, "day": date_format(asset.ends, "DATE_FORMAT")}
            text = _("The licence of the picture “%(name)s” ended on %(day)s.") % told
            yield Stop("licence", text, reverse("asset", args=[asset.pk]))


def assets_in(content: Mapping[str, Any], unit: int) -> list[Asset]:
    """The assets that the pictures of a frozen content were made from, for a unit by its id."""
    sent = [picture["sha256"] for picture in content.get("pictures", ())]
    if not sent:
        return []
    made = Rendition.objects.filter(sha256__in=sent).values("asset")
    found = Asset.objects.filter(Q(sha256__in=sent) | Q(pk__in=made)).order_by("pk")
    by_file: dict[str, list[Asset]] = {}
    for asset in found:
        by_file.setdefault(asset.sha256, []).append(asset)
    return [
        asset
        for same in by_file.values()
        for asset in [each for each in same if each.unit_id == unit] or same
    ]


BRAKES = (ended,)
