"""What the record says of an incident, and what several of its actions need."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from pedel.desk.drafts.writing import unkeepable
from pedel.desk.record.action import Done
from pedel.desk.record.permission import Conflict

from ..models import Incident

LONGEST = 4000
"""Characters of what somebody writes about an incident. Ours."""


def about(incident: Incident, result: Any = None, digest: str = "", **facts: Any) -> Done:
    """Filed under the incident, its account and its unit; never what was written about it."""
    return Done(
        incident if result is None else result,
        about=incident,
        account=incident.account_id,
        unit=incident.unit_id,
        digest=digest,
        facts={"kind": str(incident.kind), **facts},
    )


def text(value: str, field: str, *, most: int = LONGEST, needed: str = "") -> str:
    """A text as it is kept; ValidationError for the field when it cannot be, or with `needed` when empty."""
    tidy = (value or "").replace("\r\n", "\n").strip()
    if needed and not tidy:
        raise ValidationError({field: needed})
    if why := unkeepable(tidy, most):
        raise ValidationError({field: why})
    return tidy


def check_running(incident: Incident) -> None:
    """Conflict unless the incident still runs."""
    if not Incident.objects.filter(pk=incident.pk, state=Incident.State.OPEN).exists():
        raise Conflict(_("This incident has ended. Open it again to go on with it."))
