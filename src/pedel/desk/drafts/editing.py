"""The one write behind every edit of a draft."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Conflict

from .models import Draft
from .states import OVER, State, over


def edited(by: Actor, draft: Draft, version: int | None = None, **fields: Any) -> dict[str, Any]:
    """Marks a draft as edited by somebody, and gives what the record says of that.

    Whatever it was waiting for or had been given, it is being written again. With `version` the edit
    happens only to the version that the editor has seen, and counts on.
    """
    rows = Draft.objects.filter(pk=draft.pk).exclude(state__in=OVER)
    if version is not None:
        rows = rows.filter(version=version)
        fields |= {"version": F("version") + 1, "changed_by": by.person}
    before = Draft.objects.filter(pk=draft.pk).values_list("state", flat=True).first()
    fields |= {"state": State.WRITING, "changed_at": timezone.now()}
    if not rows.update(**fields):
        raise Conflict(_why(by, draft))
    draft.editors.add(by.person)
    draft.refresh_from_db()
    facts: dict[str, Any] = {"version": draft.version}
    return facts if before == State.WRITING else {**facts, "was": before}


def _why(by: Actor, draft: Draft) -> str:
    now = Draft.objects.select_related("changed_by").get(pk=draft.pk)
    if now.state in OVER:
        return str(over(now.state))
    if (now.changed_by or now.author) == by.person:
        return _("You changed this draft in another window. What you typed here is not lost.")
    return _("%(name)s changed this draft meanwhile. What you typed is not lost: put the two together.") % {
        "name": now.changed_by or now.author
    }
