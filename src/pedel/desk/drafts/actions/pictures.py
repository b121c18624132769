"""The pictures of a draft."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.core.files.storage import default_storage
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from pedel.desk.library.access import asset_for
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action

from .. import access, keeping
from ..decoding import Decoded, decoded, refusal
from ..editing import edited
from ..models import Draft, Picture, Revision
from ..writing import kept
from .about import about

MOST = 20
LONGEST_ALT = 5000


@action("picture.added", may=access.may_write)
def add_picture(by: Actor, draft: Draft, *, upload: Any) -> Done:
    """A picture was put with a draft."""
    last = draft.pictures.order_by("-position").first()
    if draft.pictures.count() >= MOST:
        raise refusal(_("A draft holds at most 20 pictures."))
    picture = decoded(upload)
    facts = edited(by, draft)
    asset = keeping.kept(by, draft, upload, picture)
    row = Picture(draft=draft, asset=asset, name=_name(upload.name), alt=keeping.alt_of(asset, draft))
    _keep(row, picture, last)
    return about(draft, row, picture=row.pk, asset=asset.pk, **facts)


@action("picture.chosen", may=access.may_write)
def choose_picture(by: Actor, draft: Draft, *, asset: int, shape: str = "whole") -> Done:
    """A picture of the library was put with a draft."""
    last = draft.pictures.order_by("-position").first()
    if draft.pictures.count() >= MOST:
        raise refusal(_("A draft holds at most 20 pictures."))
    kept_there = asset_for(by.person, asset)
    picture = keeping.taken(kept_there, draft, shape)
    facts = edited(by, draft)
    row = Picture(draft=draft, asset=kept_there, name=kept_there.name, alt=keeping.alt_of(kept_there, draft))
    _keep(row, picture, last)
    return about(draft, row, picture=row.pk, asset=kept_there.pk, shape=shape, **facts)


@action("picture.described", may=access.may_write)
def describe(by: Actor, draft: Draft, *, picture: int, alt: str) -> Done:
    """It was said what a picture shows, for who cannot see it."""
    row = get_object_or_404(Picture, draft=draft, pk=picture)
    row.alt = kept(alt, LONGEST_ALT, "alt") if alt.strip() else None
    facts = edited(by, draft)
    row.save(update_fields=["alt"])
    keeping.take_along(by, draft, row)
    return about(draft, row, picture=picture, **facts)


@action("picture.moved", may=access.may_write)
def move_picture(by: Actor, draft: Draft, *, picture: int, place: int) -> Done:
    """The pictures were put in another order."""
    rows = list(draft.pictures.all())
    row = next((row for row in rows if row.pk == picture), None) or get_object_or_404(Picture, pk=0)
    facts = edited(by, draft)
    rows.remove(row)
    rows.insert(max(0, place), row)
    for position, each in enumerate(rows):
        each.position = position
    Picture.objects.bulk_update(rows, ["position"])
    return about(draft, row, picture=picture, **facts)


@action("picture.removed", may=access.may_write)
def remove_picture(by: Actor, draft: Draft, *, picture: int) -> Done:
    """A picture was taken away from a draft.

    Its file stays while a revision or another draft shows it.
    """
    row = get_object_or_404(Picture, draft=draft, pk=picture)
    facts = edited(by, draft)
    name = row.file.name
    row.delete()
    if not _is_needed(draft, name):
        transaction.on_commit(lambda: default_storage.delete(name))
    return about(draft, draft, picture=picture, **facts)


def _keep(row: Picture, picture: Decoded, last: Picture | None) -> None:
    """Keeps a picture's file, after those that there are."""
    row.sha256, row.width, row.height = picture.sha256, picture.width, picture.height
    row.position = last.position + 1 if last else 0
    row.file.save(f"{uuid4().hex}{picture.ending}", picture.content, save=False)
    row.save()


def _is_needed(draft: Draft, name: str) -> bool:
    # A copy of a draft shares its files, and is always of the same unit.
    frozen = Revision.objects.filter(draft__unit=draft.unit_id, content__contains=name)
    return Picture.objects.filter(file=name).exists() or frozen.exists()


def _name(name: str | None) -> str:
    tidy = "".join(character for character in name or "" if character.isprintable())
    return tidy[-200:] or _("picture")
