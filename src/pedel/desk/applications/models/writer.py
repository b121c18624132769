"""Who writes on an application beside the applicant."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from .application import Application


class Writer(models.Model):
    """A colleague with whom an application is shared: writes and answers as the applicant does."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="writers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("person__name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("application", "person"), name="applications_writer_once"),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.application}"
