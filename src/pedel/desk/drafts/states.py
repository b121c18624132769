"""A draft's states and the one way from one to another."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from pedel.desk.record.permission import Conflict

from .models import Draft

State = Draft.State
SETTLED = (State.WAITING, State.APPROVED, State.CLEARED)
"""Somebody relies on the content as it is: an edit takes the draft out of these states."""


OVER = (State.SENT, State.DISCARDED)
"""Nobody writes at it any more: it has gone out, or was put away."""


def over(state: str) -> Any:
    """Why a draft in one of the states of `OVER` is not changed any more."""
    if state == State.SENT:
        return _("It has gone out. Copy it to write something new.")
    return _("This draft was discarded meanwhile.")


def move(draft: Draft, *from_: str, to: str) -> None:
    """Moves a draft to another state if it still is in one of `from_`; Conflict otherwise."""
    if not Draft.objects.filter(pk=draft.pk, state__in=from_).update(state=to):
        raise Conflict(_("The draft has changed meanwhile. Look at how it stands now."))
    draft.state = to
