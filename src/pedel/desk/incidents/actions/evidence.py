"""Evidence: handed in, missing for a reason, exported. It is never changed or taken away."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access, intake
from ..models import Custody, Evidence, Incident
from ..reporting import manifest_digest
from .about import about, check_running, text

MOST = 50
"""Files of one incident at most; further ones go together into a zip. Ours."""


@action("evidence.added", may=access.may_add)
def add_evidence(
    by: Actor,
    incident: Incident,
    *,
    upload: Any,
    shows: str,
    source: str = "",
    seen_at: datetime | None = None,
) -> Done:
    """Evidence was handed in to an incident."""
    check_running(incident)
    if incident.evidence.count() >= MOST:
        raise ValidationError({"file": _("An incident holds at most 50 files. Put further ones into a zip.")})
    needed = _("Say in a few words what it shows.")
    row = Evidence(incident=incident, shows=text(shows, "shows", most=500, needed=needed), source=source)
    taken = intake.taken_in(upload)
    if incident.evidence.filter(sha256=taken.sha256).exists():
        raise ValidationError({"file": _("This very file was handed in already.")})
    if seen_at is not None and seen_at > timezone.now():
        raise ValidationError({"seen_at": _("This time is still to come.")})
    row.seen_at, row.added_by, row.name = seen_at, by.person, taken.name
    row.media_type, row.size, row.sha256 = taken.media_type, taken.size, taken.sha256
    row.full_clean(exclude=("file",))
    row.file.save(f"{uuid4().hex}{taken.ending}", taken.content, save=False)
    row.save()
    Custody.objects.create(
        incident=incident, evidence=row, what=Custody.What.ADDED, digest=row.sha256, by=by.person
    )
    return about(incident, row, digest=row.sha256, media_type=row.media_type, size=row.size)


@action("incident.no_evidence", may=access.may_handle)
def no_evidence(by: Actor, incident: Incident, *, why: str) -> Done:
    """It was said why nothing of an incident could be kept."""
    check_running(incident)
    needed = _("Say why nothing can be kept.")
    Incident.objects.filter(pk=incident.pk).update(no_evidence=text(why, "why", most=1000, needed=needed))
    incident.refresh_from_db()
    return about(incident)


@action("incident.exported", may=access.may_handle)
def export(by: Actor, incident: Incident) -> Done:
    """The evidence of an incident was exported."""
    if not incident.evidence.exists():
        raise Conflict(_("Nothing has been handed in yet."))
    digest = manifest_digest(incident)
    Custody.objects.create(incident=incident, what=Custody.What.EXPORTED, digest=digest, by=by.person)
    return about(incident, digest, digest=digest, files=incident.evidence.count())
