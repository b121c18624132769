"""A revision: frozen content with a digest."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from .draft import Draft


class Revision(models.Model):
    """Exactly what was submitted. `content` is canonical JSON; `digest` is its sha256 (hex).

    The content holds a random salt, so that the digest in the record gives nothing away once the
    content is deleted. `editors` are the ids of all who wrote at it: none of them may approve it.
    `findings` is what was found and how it was answered, as it was shown then (masked).
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.TextField()
    digest = models.CharField(max_length=64, db_index=True)
    editors = models.JSONField(default=list, blank=True)
    findings = models.JSONField(default=list, blank=True)
    edition = models.CharField(max_length=200)
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("draft", "-number")
        constraints = (models.UniqueConstraint(fields=("draft", "number"), name="drafts_revision_once"),)

    def __str__(self) -> str:
        return f"{self.draft_id}.{self.number} {self.digest[:12]}"
