"""Freezing a revision: exactly this is what somebody says yes or no to."""

from __future__ import annotations

from pedel.desk import packs
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..content import canonical, content, digest
from ..frozen import frozen
from ..models import Draft, Revision
from ..states import OVER, over
from .about import about


@action("revision.frozen", may=access.may_write)
def freeze(by: Actor, draft: Draft) -> Done:
    """A revision of a draft was frozen."""
    # The row stays locked until the caller's transaction ends: no edit comes between.
    draft.refresh_from_db(from_queryset=Draft.objects.select_for_update(of=("self",)))
    if draft.state in OVER:
        raise Conflict(over(draft.state))
    last = draft.revisions.order_by("-number").first()
    exact = canonical(content(draft))
    revision = Revision.objects.create(
        draft=draft,
        number=last.number + 1 if last else 1,
        content=exact,
        digest=digest(exact),
        editors=sorted({draft.author_id, by.id, *draft.editors.values_list("pk", flat=True)}),
        findings=frozen(draft),
        edition=packs.label(),
        frozen_by=by.person,
    )
    return about(draft, revision, digest=revision.digest, revision=revision.number)
