"""What somebody says of an item that the desk cannot see for itself."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .departure import Departure


class Word(models.Model):
    """`by` says that the item named `key` is settled, and how; taken back, the row goes, not the record."""

    departure = models.ForeignKey(Departure, models.CASCADE, related_name="words")
    key = models.CharField(max_length=80)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    note = models.CharField(_("how it was settled"), max_length=300)

    class Meta:
        ordering = ("at",)
        constraints = (models.UniqueConstraint(fields=("departure", "key"), name="leaving_word_once"),)

    def __str__(self) -> str:
        return f"{self.key}: {self.note}"
