"""What is due to be destroyed, proposed by one person and signed by another."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class DestructionList(models.Model):
    """A list of posts whose time is over.

    `keys` are theirs, fixed when it was proposed; `digest` is the sha256 of their digests. Signed by a second
    person it is carried out; the list itself stays.
    """

    keys = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-proposed_at", "-pk")

    def __str__(self) -> str:
        return f"{self.proposed_at:%Y-%m-%d} ({len(self.keys)})"

    @property
    def is_open(self) -> bool:
        return self.signed_at is None and self.dropped_at is None
