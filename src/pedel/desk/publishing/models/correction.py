"""A post that admits a mistake in an earlier one and puts it right."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from pedel.desk.drafts.models import Draft

from .delivery import Delivery


class Correction(models.Model):
    """`draft` corrects what went out as `first`. Both pages show it; the first post stays as it was sent."""

    first = models.ForeignKey(Delivery, models.PROTECT, related_name="corrections")
    draft = models.OneToOneField(Draft, models.CASCADE, related_name="corrects")
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("begun_at", "pk")

    def __str__(self) -> str:
        return f"{self.draft_id} corrects {self.first_id}"
