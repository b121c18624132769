"""Putting a draft away."""

from __future__ import annotations

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..models import Draft
from ..states import OVER, State, move, over
from .about import about


@action("draft.discarded", may=access.may_write)
def discard(by: Actor, draft: Draft) -> Done:
    """A draft was put away: it no longer goes anywhere, and stays to be read."""
    was = Draft.objects.values_list("state", flat=True).get(pk=draft.pk)
    if was in OVER:
        raise Conflict(over(was))
    move(draft, *(state for state in State.values if state not in OVER), to=State.DISCARDED)
    return about(draft, draft, was=was)
