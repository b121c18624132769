"""What the worker does for the library: licences that end, and files that were on their way."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from pedel.desk.notices.telling import tell
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Conflict, Denied
from pedel.desk.work import Job

from . import uploading, uses
from .models import Asset, Upload
from .soon import SOON, VERY_SOON, step, until

MOST = 50
QUARTER = 15 * 60


def tell_of_licences() -> None:
    """Tells 30 and 7 days ahead, and once it has happened, that a licence ends; each of them once."""
    rows = Asset.objects.filter(_untold(), state=Asset.State.IN_USE)
    for asset in rows.select_related("added_by").order_by("ends", "pk")[:MOST]:
        if asset.ends and (now := step(asset.ends)) is not None:
            _tell(asset, now)


def _untold() -> Q:
    """Licences of which the step they have come to was not told yet."""
    nothing, first, second = (Q(told_days=days) for days in (None, SOON, VERY_SOON))
    return (
        Q(ends__lte=until(SOON)) & nothing
        | Q(ends__lte=until(VERY_SOON)) & first
        | Q(ends__lt=timezone.localdate()) & (first | second)
    )


def _tell(asset: Asset, now: int) -> None:
    unchanged = Q(told_days=asset.told_days) if asset.told_days is not None else Q(told_days=None)
    with transaction.atomic():
        if Asset.objects.filter(unchanged, pk=asset.pk, ends=asset.ends).update(told_days=now):
            kind = "library.licence_ended" if now < 0 else "library.licence_ends"
            day = asset.ends.isoformat() if asset.ends else ""
            tell(uses.concerned(asset), kind, f"/library/{asset.pk}/", name=asset.name, day=day)


def look_at_uploads() -> None:
    """Makes assets of files that were whole when the desk stopped; forgets those nobody went on with."""
    for upload in Upload.objects.filter(expires_at__lt=timezone.now())[:MOST]:
        uploading.forget(upload)
    quiet = Q(expires_at__lt=timezone.now() + uploading.KEPT - timedelta(minutes=10))
    for upload in Upload.objects.select_related("unit", "person").filter(quiet)[:MOST]:
        if upload.is_whole:
            with suppress(ValidationError, Denied, Conflict):
                uploading.finish(Actor(upload.person), upload)


JOBS = (
    Job("library: licences that end", 3600, tell_of_licences),
    Job("library: files on their way", QUARTER, look_at_uploads),
)
