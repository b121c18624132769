"""Which revision an approver has looked at."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from pedel.desk.drafts.models import Revision


class Look(models.Model):
    """Somebody saw this revision, so that the next one can be shown as what changed since.

    It serves its reader alone: it is shown to nobody else and is not on record.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    revision = models.ForeignKey(Revision, models.CASCADE, related_name="looks")
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "revision"), name="approvals_look_once"),)

    def __str__(self) -> str:
        return f"{self.person_id} @ {self.revision_id}"
