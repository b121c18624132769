"""Applying a file of units, people or roles: as a whole, and only as it was shown."""

from __future__ import annotations

import hashlib

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..importing import reading
from ..models import Unit


@action("people.imported", may=access.may_import, scope=None)
def apply(by: Actor, data: bytes, *, shown: str) -> Done:
    """A file of units, people or roles was applied.

    `shown` is the digest of the plan that was seen.
    """
    plan = reading.plan(by, data)
    if plan.problems:
        raise ValidationError([f"{line}: {text}" for line, text in plan.problems])
    if plan.digest() != shown:
        raise Conflict(_("The desk has changed since this file was checked. Check it again."))
    for change in plan.changes:
        change.act()
    facts = {"kind": plan.kind, "changes": [{"what": c.what, **c.facts} for c in plan.changes]}
    return Done(
        plan,
        about=by.person or Unit.objects.get_root_nodes()[0],
        digest=hashlib.sha256(data).hexdigest(),
        facts=facts,
    )
