"""What somebody says of a step that the desk cannot see."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .closing import Closing


class Remark(models.Model):
    """`by` says that the step named `key` is done, and how; taken back, the row goes, not the record."""

    closing = models.ForeignKey(Closing, models.CASCADE, related_name="remarks")
    key = models.CharField(max_length=80)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    note = models.CharField(_("how it was done"), max_length=300)

    class Meta:
        ordering = ("at",)
        constraints = (models.UniqueConstraint(fields=("closing", "key"), name="closing_remark_once"),)

    def __str__(self) -> str:
        return f"{self.key}: {self.note}"
