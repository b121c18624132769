"""The desk's own access to a hacked account, until the network has ended it too."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from .incident import Incident


class Revocation(models.Model):
    """`sealed` is what opened the account, encrypted as its channel had it, kept only to end it: it is wiped
    as soon as the network has, or when there is no use in trying further. `trouble` is why it has not.
    """

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="revocations")
    sealed = models.TextField(blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True, default=timezone.now, db_index=True)
    trouble = models.CharField(max_length=30, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.incident_id}: {self.trouble or self.done_at}"
