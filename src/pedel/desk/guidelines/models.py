"""The institution's own document, beside whose clauses its sentences then stand."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class Document(models.Model):
    """The text of the guidelines as the institution published it, for one pack."""

    pack = models.CharField(max_length=100)
    title = models.CharField(max_length=200)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    attached_at = models.DateTimeField(default=timezone.now)
    attached_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)

    class Meta:
        ordering = ("-attached_at",)

    def __str__(self) -> str:
        return f"{self.title} ({self.pack})"
