"""Saying what an asset is and how it may be used; putting it away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access, incoming, knowledge, proofs, tagging
from ..licences import licence as licence_of
from ..models import Asset
from ..searching import words_of

State = Asset.State
TEXTS = ("name", "alt_en", "alt_nl", "maker", "source")


@action("asset.described", may=access.may_change)
def describe(by: Actor, asset: Asset, *, tags: Iterable[str] | None = None, **texts: str) -> Done:
    """It was said what an asset shows, who made it and where it is from."""
    changed = {name: texts[name].strip() for name in TEXTS if name in texts and texts[name] is not None}
    if "name" in changed and not changed["name"]:
        raise ValidationError({"name": _("Give it a name by which others find it.")})
    before = {name: getattr(asset, name) for name in changed}
    for name, value in changed.items():
        setattr(asset, name, value)
    asset.full_clean(exclude=[field.name for field in Asset._meta.fields if field.name not in changed])
    if tags is not None:
        asset.tags.set(tagging.kept(tags))
    _save(asset, changed)
    fields = sorted(name for name, value in changed.items() if value != before[name])
    return _done(asset, fields=[*fields, *(["tags"] if tags is not None else [])])


@action("asset.licensed", may=access.may_change)
def license(
    by: Actor, asset: Asset, *, licence: str, ends: date | None = None, credit: str = "", proof: Any = None
) -> Done:
    """It was noted on what ground an asset may be used, and until when."""
    if licence and licence_of(licence) is None:
        raise ValidationError({"licence": _("Choose one of the list.")})
    if len(credit) > 300:
        raise ValidationError({"credit": _("At most 300 characters.")})
    changed = {"licence": licence, "ends": ends, "credit": credit.strip()}
    if ends != asset.ends:
        changed["told_days"] = None
    if proof is not None:
        changed["proof"] = proofs.kept(incoming.Incoming.of(proof))
    for name, value in changed.items():
        setattr(asset, name, value)
    _save(asset, changed)
    knowledge.changed()
    told = {"licence": licence, "ends": ends.isoformat() if ends else None, "has_proof": bool(asset.proof)}
    return _done(asset, **told)


@action("asset.focused", may=access.may_change)
def focus(by: Actor, asset: Asset, *, x: int, y: int) -> Done:
    """It was said what a crop of a picture must keep."""
    if not (0 <= x <= 100 and 0 <= y <= 100):
        raise ValidationError(dict.fromkeys("xy", _("Both are from 0 to 100 percent.")))
    if not asset.has_preview:
        raise ValidationError(dict.fromkeys("xy", _("Only a picture has a focal point.")))
    _save(asset, {"focus_x": x, "focus_y": y})
    return _done(asset, x=x, y=y)


@action("asset.shared", may=access.may_change)
def share(by: Actor, asset: Asset, *, with_everyone: bool) -> Done:
    """An asset was shared with everybody at the desk, or kept to its unit."""
    rows = Asset.objects.filter(pk=asset.pk, is_shared=not with_everyone)
    _move(rows, is_shared=with_everyone)
    knowledge.changed()
    return _done(asset, with_everyone=with_everyone)


@action("asset.archived", may=access.may_change)
def archive(by: Actor, asset: Asset) -> Done:
    """An asset was put away: it is not offered any more, and its file stays."""
    _move(Asset.objects.filter(pk=asset.pk, state=State.IN_USE), state=State.ARCHIVED)
    return _done(asset)


@action("asset.restored", may=access.may_change)
def restore(by: Actor, asset: Asset) -> Done:
    """An asset that was put away is offered again."""
    _move(Asset.objects.filter(pk=asset.pk, state=State.ARCHIVED), state=State.IN_USE)
    return _done(asset)


def _save(asset: Asset, changed: dict[str, Any]) -> None:
    """Writes onto the version that was seen; Conflict when somebody was first."""
    for name, value in changed.items():
        setattr(asset, name, value)
    asset._prefetched_objects_cache = {}  # the tags may be others now
    seen = Asset.objects.filter(pk=asset.pk, version=asset.version)
    asset.words = words_of(asset)
    values = {name: _plain(asset, name) for name in changed}
    if not seen.update(**values, words=asset.words, version=asset.version + 1):
        raise Conflict(_("Somebody changed this meanwhile. Look at it again."))
    asset.version += 1


def _plain(asset: Asset, name: str) -> Any:
    value = getattr(asset, name)
    return value.name if isinstance(value, models.fields.files.FieldFile) else value


def _move(rows: models.QuerySet[Asset], **to: Any) -> None:
    if not rows.update(**to):
        raise Conflict(_("That has been done already."))


def _done(asset: Asset, **facts: Any) -> Done:
    fresh = Asset.objects.select_related("unit", "added_by").get(pk=asset.pk)
    return Done(fresh, about=fresh, unit=fresh.unit_id, digest=fresh.sha256, facts=facts)
