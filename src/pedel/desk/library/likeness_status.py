"""Pictures whose licence has ended."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from .models import Asset


def ended() -> Mapping[int, str]:
    """The ids of assets that may not be used any more, as "expired"."""
    rows = Asset.objects.filter(ends__lt=timezone.localdate())
    return dict.fromkeys(rows.values_list("pk", flat=True), "expired")


STATUSES = (ended,)
