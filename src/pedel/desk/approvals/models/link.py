"""A one-time link for an approver outside the desk."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from .request import Step


class ExternalLink(models.Model):
    """Bound to one step and one digest; only the sha256 of its secret is kept; used once."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64)
    name = models.CharField(max_length=150)
    email = models.EmailField()
    secret_sha256 = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.email} {self.digest[:12]}"
