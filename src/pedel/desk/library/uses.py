"""Where assets are used, as the apps that use them say it; and whom it concerns.

An app's `uses.py` holds `USES`, a tuple of `Use`; the file is the registration. The library itself uses its
assets as official marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from pedel.desk.discovery import modules

from .models import Asset, Logo


@dataclass(frozen=True, slots=True)
class Use:
    """`assets()` gives the ids of those in use, as a query; `people(asset)` those who are to hear of it."""

    assets: Callable[[], QuerySet[Any]]
    people: Callable[[Asset], Iterable[Any]] = lambda asset: ()


def used() -> Q:
    """For a query over assets: those that are used anywhere."""
    found = Q(pk__in=())
    for use in _uses():
        found |= Q(pk__in=use.assets())
    return found


def concerned(asset: Asset) -> list[Any]:
    """Everybody who uses an asset, and who put it in."""
    people = [asset.added_by] if asset.added_by else []
    return [*people, *(person for use in _uses() for person in use.people(asset))]


def _uses() -> list[Use]:
    return [use for module in modules("uses") for use in module.USES]


USES = (Use(assets=lambda: Logo.objects.values("asset")),)
