"""Putting files into the library."""

from __future__ import annotations

from typing import Any

from pedel.desk.people.models import Unit
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Denied

from .. import access, knowledge
from ..incoming import Incoming
from ..models import Asset
from ..originals import kept, sha256
from ..reading import Read, read
from ..searching import words_of


@action("asset.added", may=access.may_add)
def _add(
    by: Actor, unit: Unit, *, incoming: Incoming, digest: str, what: Read, is_shared: bool = True
) -> Done:
    """A picture, film or document was put into the library."""
    facts = {**_facts(incoming, digest, what), "is_shared": is_shared, "added_by": by.person}
    asset, _ = Asset.objects.get_or_create(unit=unit, sha256=digest, defaults=facts)
    asset.words = words_of(asset)
    asset.save(update_fields=["words"])
    knowledge.changed()
    told = {"kind": asset.kind, "bytes": asset.bytes}
    return Done(asset, about=asset, unit=unit.pk, digest=digest, facts=told)


def add(by: Actor, unit: Unit, incoming: Incoming, *, is_shared: bool = True) -> tuple[Asset, bool]:
    """Puts a file into the library of a unit: the asset, and whether it is new.

    What the unit has, or another one shares, is not kept again. The file is read to its end before the
    database is touched. ValidationError says what is wrong with it; Denied who may do this.
    """
    if not (permission := access.may_add(by, unit)):
        raise Denied(permission.why)
    digest = sha256(incoming.file)
    if known := _known(unit, digest):
        return known, False
    asset: Asset = _add(by, unit, incoming=incoming, digest=digest, what=read(incoming), is_shared=is_shared)
    return asset, True


def _known(unit: Unit, digest: str) -> Asset | None:
    """The unit's own asset with that file, else one that is shared."""
    own = Asset.objects.filter(sha256=digest, unit=unit).first()
    return own or Asset.objects.filter(sha256=digest, is_shared=True).first()


def _facts(incoming: Incoming, digest: str, what: Read) -> dict[str, Any]:
    return {
        **what.facts,
        "kind": what.kind,
        "media_type": what.media_type,
        "file": kept(incoming, digest, what.ending),
        "name": incoming.name,
        "bytes": incoming.size,
    }
