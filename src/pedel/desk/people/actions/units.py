"""The tree of units."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action

from .. import access
from ..access import Move
from ..models import Unit


@action("unit.created", may=access.may_keep, scope=None)
def create(by: Actor, parent: Unit | None, **fields: Any) -> Done:
    """A unit was added to the tree.

    Gives the unit. Without a parent it is the university itself.
    """
    Unit(**fields).full_clean(exclude=("path", "depth"))
    if parent is None:
        unit = Unit.objects.add_root(create_kwargs=fields)
    else:
        unit = Unit.objects.add_child(parent, create_kwargs=fields)
    facts = {"parent": parent.pk if parent else None, "kind": unit.kind, "slug": unit.slug}
    return Done(unit, about=unit, unit=unit.pk, facts=facts)


@action("unit.changed", may=access.may_keep, scope=None)
def change(by: Actor, unit: Unit, **fields: Any) -> Done:
    """A unit was renamed, or what it is was changed."""
    changed = sorted(name for name, value in fields.items() if getattr(unit, name) != value)
    for name in changed:
        setattr(unit, name, fields[name])
    unit.full_clean()
    unit.save(update_fields=changed)
    return Done(unit, about=unit, unit=unit.pk, facts={"changed": changed})


@action("unit.moved", may=access.may_move, scope=None)
def move(by: Actor, wish: Move) -> Done:
    """A unit, with all below it, was put under another unit."""
    unit, to = wish
    if to.is_within(unit.path):
        raise ValidationError({"to": _("A unit cannot stand below itself.")})
    Unit.objects.move(unit, to, "last-child")
    unit.refresh_from_db()
    return Done(unit, about=unit, unit=unit.pk, facts={"to": to.pk})
