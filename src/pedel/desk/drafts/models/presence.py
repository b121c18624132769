"""Who has a draft open right now."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from .draft import Draft


class Presence(models.Model):
    """A person has the draft open, seen a moment ago; it is kept for seconds and never recorded."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="presences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("draft", "person"), name="drafts_presence_once"),)

    def __str__(self) -> str:
        return f"{self.person_id} @ {self.draft_id}"
