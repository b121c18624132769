"""Putting a draft away."""

from __future__ import annotations

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action

from .. import access
from ..models import Draft
from ..states import State, move
from .about import about


@action("draft.discarded", may=access.may_write)
def discard(by: Actor, draft: Draft) -> Done:
    """A draft was put away: it no longer goes anywhere, and stays to be read."""
    was = draft.state
    move(draft, *(state for state in State.values if state != State.DISCARDED), to=State.DISCARDED)
    return about(draft, draft, was=was)
