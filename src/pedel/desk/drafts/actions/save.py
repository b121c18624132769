"""Saving what was typed."""

from __future__ import annotations

from typing import Any

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action

from .. import access
from ..editing import edited
from ..models import Draft, Target
from ..writing import Writing
from .about import about


@action("draft.saved", may=access.may_write)
def save(by: Actor, draft: Draft, *, version: int, writing: Writing) -> Done:
    """A draft was changed.

    `version` is the one that was changed; Conflict when somebody has saved another since. What waits
    for approval, or has it, is being written again from here on.
    """
    writing = writing.tidied(draft)
    facts: dict[str, Any] = edited(
        by,
        draft,
        version,
        text=writing.text,
        kind=writing.kind,
        topics=list(writing.topics),
        language=writing.language,
        planned_for=writing.planned_for,
    )
    _own_wordings(draft, writing)
    return about(draft, draft, **facts)


def _own_wordings(draft: Draft, writing: Writing) -> None:
    targets = list(Target.objects.filter(draft=draft))
    for target in targets:
        target.text = writing.variants.get(target.account_id, "")
    Target.objects.bulk_update(targets, ["text"])
