"""An emergency link: opens an incident from a phone, without signing in."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from pedel.desk.accounts.models import Membership


class EmergencyLink(models.Model):
    """Belongs to one person's part in one account, and ends with it. Only the sha256 (hex) of its secret is
    kept. It opens incidents and shows nothing but the account's name.
    """

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="emergency_links")
    secret_sha256 = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return f"{self.membership} {self.made_at:%Y-%m-%d}"
